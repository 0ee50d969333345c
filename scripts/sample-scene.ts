/** The picture of the sample interview: one drawn room, seen by four cameras; all but the widest have a speaker in the middle, so that upright clips do too. */

export interface SceneState {
  camera: keyof typeof cameras
  /** Who speaks, and how far the mouth is open: 0 closed, 1 a little, 2 wide. */
  speaker: 'guest' | 'host' | null
  mouth: 0 | 1 | 2
  /** Whose eyes are closed. */
  blink: 'guest' | 'host' | null
}

const cameras = {
  wide: '0 0 1280 720',
  guest: '628 130 512 288',
  guestWider: '552 96 672 378',
  host: '136 130 512 288',
}

const colour = {
  wall: '#E9DFD0',
  wallShade: '#D9CBB6',
  floor: '#B98F6A',
  floorShade: '#A67D5A',
  ink: '#2B2A33',
}

/** The scene as a whole SVG document, 1280 x 720. */
export function sceneSvg(state: SceneState): string {
  const face = (who: 'guest' | 'host') => ({
    mouth: state.speaker === who ? state.mouth : (0 as const),
    blink: state.blink === who,
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="${cameras[state.camera]}">
  ${gradients}
  ${room}
  ${armchair(404, '#3E6B73', '#345B62')}
  ${armchair(876, '#3E6B73', '#345B62')}
  ${host(face('host'))}
  ${guest(face('guest'))}
  ${table}
  <rect width="1280" height="720" fill="url(#light)"/>
  <rect width="1280" height="720" fill="url(#vignette)"/>
</svg>`
}

const gradients = `<defs>
    <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#F1E8DA"/><stop offset="1" stop-color="${colour.wallShade}"/></linearGradient>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8FBBD3"/><stop offset="1" stop-color="#F3D9B8"/></linearGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colour.floor}"/><stop offset="1" stop-color="${colour.floorShade}"/></linearGradient>
    <radialGradient id="lamp"><stop offset="0" stop-color="#FFE7B0" stop-opacity="0.75"/><stop offset="1" stop-color="#FFE7B0" stop-opacity="0"/></radialGradient>
    <linearGradient id="light" x1="0" y1="0" x2="1" y2="0.6"><stop offset="0" stop-color="#FFF3DC" stop-opacity="0.10"/><stop offset="1" stop-color="#1E2A3A" stop-opacity="0.10"/></linearGradient>
    <radialGradient id="vignette" cx="0.5" cy="0.45" r="0.75"><stop offset="0.6" stop-color="#1A1420" stop-opacity="0"/><stop offset="1" stop-color="#1A1420" stop-opacity="0.30"/></radialGradient>
    <clipPath id="pane"><rect x="508" y="84" width="264" height="250" rx="6"/></clipPath>
  </defs>`

/** A ram's-horn motif (қошқар мүйіз), as on felt and carpets. */
const horn = 'M0 16 C0 4 -16 4 -16 -6 C-16 -14 -6 -15 -5 -8 M0 16 C0 4 16 4 16 -6 C16 -14 6 -15 5 -8'

const carpet = `<g transform="translate(640 648)"><ellipse rx="560" ry="84" fill="#8C3B3B"/><ellipse rx="532" ry="74" fill="none" stroke="#E5C48C" stroke-width="4"/><ellipse rx="490" ry="62" fill="#A14A44"/>
    ${[-360, -240, -120, 0, 120, 240, 360].map((x) => `<g transform="translate(${x} 6) scale(2.1 1.15)"><path d="${horn}" fill="none" stroke="#E5C48C" stroke-width="3.2" stroke-linecap="round"/></g>`).join('')}</g>`

const mountains = `<g clip-path="url(#pane)"><rect x="508" y="84" width="264" height="250" fill="url(#sky)"/>
    <circle cx="712" cy="150" r="26" fill="#FFF1CF"/>
    <path d="M480 300 L560 190 L602 236 L660 158 L722 244 L760 206 L820 300Z" fill="#7C93A8"/>
    <path d="M560 190 L541 216 L556 212 L566 222 L578 210Z M660 158 L637 189 L654 186 L664 198 L676 184 L682 189Z" fill="#F7F3EC"/>
    <path d="M480 334 L480 286 Q560 250 640 280 T800 272 L800 334Z" fill="#7E9A72"/>
    <path d="M480 334 L480 308 Q580 286 660 306 T800 300 L800 334Z" fill="#6A8661"/></g>`

const room = `<rect width="1280" height="720" fill="url(#wall)"/>
  <rect y="560" width="1280" height="160" fill="url(#floor)"/><rect y="552" width="1280" height="10" fill="#F4ECDF"/>
  <rect x="494" y="70" width="292" height="278" rx="10" fill="#FBF6EC"/>${mountains}
  <path d="M640 84 V334 M508 210 H772" stroke="#FBF6EC" stroke-width="8"/><rect x="484" y="346" width="312" height="14" rx="4" fill="#F4ECDF"/>
  <g><rect x="110" y="120" width="120" height="150" rx="6" fill="#FBF6EC"/><rect x="122" y="132" width="96" height="126" fill="#C9D6D2"/>
    <g transform="translate(170 198) scale(2)"><path d="${horn}" fill="none" stroke="#3E6B73" stroke-width="4" stroke-linecap="round"/></g></g>
  <g><path d="M1034 300 h150 M1034 196 h150" stroke="#9B7452" stroke-width="10" stroke-linecap="round"/>
    ${book(1046, 240, 54, '#A14A44')}${book(1064, 232, 62, '#3E6B73')}${book(1082, 246, 48, '#D9A441')}${book(1100, 236, 58, '#5B6E8C')}
    <g transform="translate(1152 294)"><path d="M-16 -34 h32 l-5 34 h-22z" fill="#C66B4E"/><path d="M0 -34 C-30 -50 -28 -78 -16 -88 C-14 -66 -4 -58 0 -34 C4 -64 16 -66 24 -82 C30 -60 22 -46 0 -34" fill="#6A8661"/></g>
    ${book(1052, 140, 50, '#5B6E8C')}${book(1070, 132, 58, '#D9A441')}<circle cx="1140" cy="168" r="22" fill="#3E6B73"/><circle cx="1140" cy="168" r="10" fill="#E9DFD0"/></g>
  <g><circle cx="70" cy="330" r="210" fill="url(#lamp)"/><path d="M72 360 V640" stroke="${colour.ink}" stroke-width="7"/><ellipse cx="72" cy="644" rx="46" ry="9" fill="${colour.ink}"/><path d="M34 290 h76 l22 78 h-120z" fill="#F6DDA6"/></g>
  ${carpet}`

function book(x: number, y: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="15" height="${height}" rx="2" fill="${fill}"/>`
}

function armchair(x: number, fill: string, shade: string): string {
  return `<g transform="translate(${x} 0)"><path d="M-112 470 Q-116 318 -70 306 Q0 290 70 306 Q116 318 112 470 L112 610 L-112 610Z" fill="${fill}"/>
    <rect x="-146" y="440" width="62" height="176" rx="28" fill="${shade}"/><rect x="84" y="440" width="62" height="176" rx="28" fill="${shade}"/>
    <path d="M-120 612 l-8 44 M120 612 l8 44" stroke="#5A4433" stroke-width="12" stroke-linecap="round"/></g>`
}

interface Face {
  mouth: 0 | 1 | 2
  blink: boolean
}

/** Eyes, brows, nose and mouth about the middle of a face that looks a little to one side. */
function features(face: Face, look: number, lip: string): string {
  const eye = (x: number) =>
    face.blink
      ? `<path d="M${x - 7} 0 q7 5 14 0" fill="none" stroke="${colour.ink}" stroke-width="3" stroke-linecap="round"/>`
      : `<ellipse cx="${x}" cy="0" rx="4.6" ry="5.6" fill="${colour.ink}"/><circle cx="${x + 1.6}" cy="-2" r="1.5" fill="#FFF"/>`
  const mouths = [
    `<path d="M-11 31 q11 8 22 0" fill="none" stroke="${lip}" stroke-width="3.6" stroke-linecap="round"/>`,
    `<path d="M-11 30 q11 -3 22 0 q-11 13 -22 0z" fill="#6E2B30"/><path d="M-11 30 q11 -3 22 0" fill="none" stroke="${lip}" stroke-width="3" stroke-linecap="round"/>`,
    `<ellipse cx="0" cy="34" rx="11" ry="9" fill="#6E2B30"/><path d="M-8 28.5 q8 -3 16 0 v2.5 h-16z" fill="#FFF"/><ellipse cx="0" cy="34" rx="11" ry="9" fill="none" stroke="${lip}" stroke-width="2.6"/>`,
  ]
  return `<g transform="translate(${look} 0)">${eye(-18)}${eye(18)}
    <path d="M-27 -14 q9 -6 18 -1 M9 -15 q9 -5 18 1" fill="none" stroke="${colour.ink}" stroke-width="3.4" stroke-linecap="round"/>
    <path d="M${look > 0 ? '1 4 q7 10 -1 13' : '-1 4 q-7 10 1 13'}" fill="none" stroke="#00000040" stroke-width="3" stroke-linecap="round"/>${mouths[face.mouth]}</g>`
}

function guest(face: Face): string {
  const skin = '#E8B58F'
  return `<g transform="translate(884 0)">
    <path d="M-58 250 Q-66 168 0 166 Q66 168 60 254 Q70 330 54 352 L-52 352 Q-66 320 -58 250Z" fill="#2E2230"/>
    <path d="M-96 560 Q-104 392 -58 364 Q0 342 58 364 Q104 392 98 560Z" fill="#D9A441"/>
    <path d="M-22 318 h44 v38 q-22 26 -44 0z" fill="#D9A27C"/>
    <path d="M-34 356 Q0 398 34 356 L26 350 Q0 380 -26 350Z" fill="#F3D58E"/>
    <ellipse cx="0" cy="262" rx="49" ry="60" fill="${skin}"/><ellipse cx="-30" cy="284" rx="9" ry="6" fill="#E08E79" opacity="0.45"/><ellipse cx="24" cy="284" rx="9" ry="6" fill="#E08E79" opacity="0.45"/>
    <path d="M-52 262 Q-60 186 2 188 Q60 190 53 262 Q50 222 10 212 Q-36 208 -52 262Z" fill="#2E2230"/>
    <circle cx="-50" cy="284" r="4.5" fill="#F3D58E"/><circle cx="50" cy="284" r="4.5" fill="#F3D58E"/>
    <g transform="translate(0 260)">${features(face, -5, '#B8505A')}</g>
    <path d="M-92 560 Q-104 450 -76 408 Q-60 470 -50 520 L30 532 Q40 552 22 560Z" fill="#C9933A"/><path d="M92 560 Q104 450 78 408 Q62 470 54 516 L-20 530 Q-32 548 -16 560Z" fill="#D9A441"/>
    ${shoes(-44)}${shoes(46)}<path d="M-84 556 Q-80 536 0 540 Q86 536 90 556 L104 640 L-100 640Z" fill="#4A4458"/><ellipse cx="2" cy="540" rx="32" ry="14" fill="${skin}"/></g>`
}

function host(face: Face): string {
  const skin = '#DFA87F'
  return `<g transform="translate(392 0)">
    <path d="M-104 560 Q-112 398 -64 370 Q0 346 64 370 Q112 398 106 560Z" fill="#46597A"/>
    <path d="M-23 318 h46 v42 q-23 26 -46 0z" fill="#CC946C"/><path d="M-36 360 L0 404 L36 360 L26 350 L0 376 L-26 350Z" fill="#F4ECDF"/>
    <path d="M0 404 V560" stroke="#3A4B69" stroke-width="3"/>
    <ellipse cx="0" cy="232" rx="56" ry="52" fill="#1F1C24"/><ellipse cx="0" cy="260" rx="51" ry="61" fill="${skin}"/><ellipse cx="-52" cy="266" rx="8" ry="13" fill="${skin}"/><ellipse cx="52" cy="266" rx="8" ry="13" fill="${skin}"/>
    <path d="M-56 254 Q-62 178 4 180 Q64 178 56 254 Q50 232 44 224 Q6 226 -18 208 Q-46 220 -56 254Z" fill="#1F1C24"/>
    <g transform="translate(0 258)">${features(face, 6, '#9C4A48')}<g transform="translate(6 0)" fill="none" stroke="#2B2A33" stroke-width="3"><circle cx="-19" cy="0" r="15"/><circle cx="19" cy="0" r="15"/><path d="M-4 -1 q4 -4 8 0"/></g></g>
    <path d="M-100 560 Q-110 452 -82 412 Q-64 474 -54 522 L24 534 Q36 552 18 560Z" fill="#3A4B69"/><path d="M100 560 Q112 452 84 412 Q66 474 58 518 L-14 532 Q-28 548 -12 560Z" fill="#46597A"/>
    ${shoes(-46)}${shoes(50)}<path d="M-88 556 Q-84 536 0 540 Q92 536 94 556 L110 640 L-104 640Z" fill="#3B3640"/><ellipse cx="6" cy="541" rx="32" ry="14" fill="${skin}"/>
    <g transform="rotate(-8 30 520)"><rect x="6" y="488" width="62" height="46" rx="3" fill="#FBF6EC"/><path d="M16 500 h42 M16 510 h42 M16 520 h28" stroke="#B9B0A2" stroke-width="3"/></g></g>`
}

function shoes(x: number): string {
  return `<ellipse cx="${x}" cy="644" rx="36" ry="13" fill="#26222B"/>`
}

const table = `<g><ellipse cx="640" cy="590" rx="132" ry="24" fill="#8B6242"/><ellipse cx="640" cy="583" rx="132" ry="24" fill="#A87B55"/>
  <path d="M584 604 L566 690 M696 604 L714 690" stroke="#7A5539" stroke-width="12" stroke-linecap="round"/>
  ${bowl(586)}${bowl(694)}<g transform="translate(640 574)"><path d="M-26 -36 Q-34 -2 -18 2 H18 Q34 -2 26 -36Z" fill="#F4ECDF"/><path d="M26 -28 q18 4 6 20 M-26 -26 q-18 -2 -22 -14" fill="none" stroke="#F4ECDF" stroke-width="6" stroke-linecap="round"/><path d="M-18 -36 Q0 -48 18 -36Z" fill="#3E6B73"/><circle cy="-47" r="4" fill="#3E6B73"/><path d="M-28 -20 Q0 -12 28 -20" fill="none" stroke="#3E6B73" stroke-width="4"/></g></g>`

function bowl(x: number): string {
  return `<g transform="translate(${x} 580)"><path d="M-20 -16 Q-16 4 0 4 Q16 4 20 -16Z" fill="#F4ECDF"/><ellipse cy="-16" rx="20" ry="6" fill="#B5713C"/><path d="M-17 -7 Q0 0 17 -7" fill="none" stroke="#A14A44" stroke-width="3"/></g>`
}
