/* Each weight brings all subsets of Inter by unicode-range: Latin, Cyrillic, and Cyrillic-ext with Ә Ғ Қ Ң Ө Ұ Ү Һ. */
import '@fontsource/inter/400.css'
import '@fontsource/inter/500.css'
import '@fontsource/inter/600.css'
import '@fontsource/inter/700.css'
// In a cascade layer, so that the app's own rules win whatever the order of the files.
import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/dropzone/styles.layer.css'
import './global.css'
