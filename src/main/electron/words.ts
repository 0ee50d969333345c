import type { Language } from '#shared/language.ts'

/** What the shell itself says: the menu, the system's file dialogs, and notices about how the app was started. Everything else is the renderer's. */
export interface Words {
  menu: Record<
    | 'app'
    | 'file'
    | 'edit'
    | 'view'
    | 'window'
    | 'about'
    | 'hide'
    | 'hideOthers'
    | 'showAll'
    | 'quit'
    | 'closeWindow'
    | 'undo'
    | 'redo'
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'reload'
    | 'developerTools'
    | 'actualSize'
    | 'zoomIn'
    | 'zoomOut'
    | 'fullScreen'
    | 'minimise',
    string
  >
  dialog: Record<
    | 'recordings'
    | 'recordingFiles'
    | 'libraryCreate'
    | 'libraryOpen'
    | 'model'
    | 'modelsImport'
    | 'modelFiles'
    | 'program'
    | 'allFiles',
    string
  >
  /** `working` and `on_set`: why another library was not opened. */
  notice: Record<'working' | 'on_set' | 'usage', string>
}

const kk: Words = {
  menu: {
    app: 'Iz Studio',
    file: 'Файл',
    edit: 'Түзету',
    view: 'Көрініс',
    window: 'Терезе',
    about: 'Iz Studio туралы',
    hide: 'Iz Studio-ны жасыру',
    hideOthers: 'Басқаларын жасыру',
    showAll: 'Барлығын көрсету',
    quit: 'Шығу',
    closeWindow: 'Терезені жабу',
    undo: 'Қайтару',
    redo: 'Қайта орындау',
    cut: 'Қиып алу',
    copy: 'Көшіру',
    paste: 'Қою',
    selectAll: 'Барлығын таңдау',
    reload: 'Қайта жүктеу',
    developerTools: 'Әзірлеуші құралдары',
    actualSize: 'Нақты өлшем',
    zoomIn: 'Үлкейту',
    zoomOut: 'Кішірейту',
    fullScreen: 'Толық экран',
    minimise: 'Жинау',
  },
  dialog: {
    recordings: 'Жазбаларды таңдаңыз',
    recordingFiles: 'Бейне және дыбыс жазбалары',
    libraryCreate: 'Жаңа кітапхана үшін қалта таңдаңыз',
    libraryOpen: 'Кітапхана қалтасын таңдаңыз',
    model: 'Сөйлеуді тану моделін таңдаңыз',
    modelsImport: 'Модельдері бар қалтаны таңдау',
    modelFiles: 'Сөйлеуді тану модельдері',
    program: 'ffmpeg бағдарламасын таңдаңыз',
    allFiles: 'Барлық файл',
  },
  notice: {
    working:
      'Басқа кітапхана ашылмады: қазір мұнда жұмыс жүріп жатыр, ол үзіліп қалар еді. Оның аяқталуын күтіңіз немесе тоқтатыңыз да, қайталап көріңіз.',
    on_set:
      'Басқа кітапхана ашылмады: терезеде «Түсірілім алаңында» экраны ашық. Одан шығып, қайталап көріңіз.',
    usage:
      'Қолданбаны іске қосу параметрі қате. Кітапхананы ашу үшін --library ҚАЛТА, үлгі жобаны ашу үшін --demo деп жазыңыз.',
  },
}

const ru: Words = {
  menu: {
    app: 'Iz Studio',
    file: 'Файл',
    edit: 'Правка',
    view: 'Вид',
    window: 'Окно',
    about: 'О программе Iz Studio',
    hide: 'Скрыть Iz Studio',
    hideOthers: 'Скрыть остальные',
    showAll: 'Показать все',
    quit: 'Выйти',
    closeWindow: 'Закрыть окно',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    reload: 'Перезагрузить',
    developerTools: 'Инструменты разработчика',
    actualSize: 'Обычный размер',
    zoomIn: 'Увеличить',
    zoomOut: 'Уменьшить',
    fullScreen: 'Во весь экран',
    minimise: 'Свернуть',
  },
  dialog: {
    recordings: 'Выберите записи',
    recordingFiles: 'Видео- и аудиозаписи',
    libraryCreate: 'Выберите папку для новой библиотеки',
    libraryOpen: 'Выберите папку библиотеки',
    model: 'Выберите модель распознавания речи',
    modelsImport: 'Выбор папки с моделями',
    modelFiles: 'Модели распознавания речи',
    program: 'Выберите программу ffmpeg',
    allFiles: 'Все файлы',
  },
  notice: {
    working:
      'Другая библиотека не открыта: здесь идёт работа, и она прервалась бы. Дождитесь её конца или отмените её и попробуйте снова.',
    on_set:
      'Другая библиотека не открыта: в окне открыт экран «На площадке». Выйдите из него и попробуйте снова.',
    usage:
      'Приложение запущено с неверным параметром. Чтобы открыть библиотеку, напишите --library ПАПКА, чтобы открыть пример проекта, --demo.',
  },
}

const en: Words = {
  menu: {
    app: 'Iz Studio',
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    about: 'About Iz Studio',
    hide: 'Hide Iz Studio',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    quit: 'Quit',
    closeWindow: 'Close Window',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    reload: 'Reload',
    developerTools: 'Developer Tools',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    minimise: 'Minimise',
  },
  dialog: {
    recordings: 'Choose recordings',
    recordingFiles: 'Video and audio recordings',
    libraryCreate: 'Choose a folder for the new library',
    libraryOpen: 'Choose the folder of a library',
    model: 'Choose a speech model',
    modelsImport: 'Choose a folder with models',
    modelFiles: 'Speech models',
    program: 'Choose the ffmpeg program',
    allFiles: 'All files',
  },
  notice: {
    working:
      'The other library was not opened: work is under way here and would be interrupted. Wait for it to end, or cancel it, and try again.',
    on_set: 'The other library was not opened: the window shows the “On set” screen. Leave it and try again.',
    usage:
      'The app was started with an option that is not right. Write --library FOLDER to open a library, or --demo to open the sample project.',
  },
}

/** The shell's words in each interface language. */
export const words: Record<Language, Words> = { kk, ru, en }
