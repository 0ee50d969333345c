/** Shown when the guard refuses a page: mostly a tab of an earlier run, or an address that was used already. */
export const refusalPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Iz Studio</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem; color-scheme: light dark; }
  p { margin: 0 0 1.5rem; }
</style>
<h1>Iz Studio</h1>
<p lang="kk">Бұл бет енді жарамсыз. Қолданбаны қайта іске қосыңыз немесе ол соңғы рет көрсеткен сілтемені ашыңыз.</p>
<p lang="ru">Эта страница больше не действует. Запустите приложение ещё раз или откройте ссылку, которую оно показало последней.</p>
<p lang="en">This page is no longer valid. Start the app again, or open the link it printed last.</p>
</html>
`

/** No script, no picture, nothing to load. */
export const refusalPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
