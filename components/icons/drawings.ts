import * as archive from 'lucide-react/icons/archive';
import * as archiveArrowUp from 'lucide-react/icons/archive-arrow-up';
import * as arrowDown from 'lucide-react/icons/arrow-down';
import * as arrowLeft from 'lucide-react/icons/arrow-left';
import * as arrowUp from 'lucide-react/icons/arrow-up';
import * as bookOpen from 'lucide-react/icons/book-open';
import * as chartColumn from 'lucide-react/icons/chart-column';
import * as check from 'lucide-react/icons/check';
import * as chevronDown from 'lucide-react/icons/chevron-down';
import * as chevronLeft from 'lucide-react/icons/chevron-left';
import * as chevronRight from 'lucide-react/icons/chevron-right';
import * as chevronUp from 'lucide-react/icons/chevron-up';
import * as circle from 'lucide-react/icons/circle';
import * as circleCheck from 'lucide-react/icons/circle-check';
import * as circleDashed from 'lucide-react/icons/circle-dashed';
import * as circleDot from 'lucide-react/icons/circle-dot';
import * as circleExclamationPoint from 'lucide-react/icons/circle-exclamation-point';
import * as circleMinus from 'lucide-react/icons/circle-minus';
import * as circlePause from 'lucide-react/icons/circle-pause';
import * as circlePlus from 'lucide-react/icons/circle-plus';
import * as circleQuestionMark from 'lucide-react/icons/circle-question-mark';
import * as circleStop from 'lucide-react/icons/circle-stop';
import * as circleX from 'lucide-react/icons/circle-x';
import * as clock from 'lucide-react/icons/clock';
import * as code from 'lucide-react/icons/code';
import * as columns2 from 'lucide-react/icons/columns-2';
import * as copy from 'lucide-react/icons/copy';
import * as databaseZap from 'lucide-react/icons/database-zap';
import * as download from 'lucide-react/icons/download';
import * as ellipsis from 'lucide-react/icons/ellipsis';
import * as equalNot from 'lucide-react/icons/equal-not';
import * as fileDown from 'lucide-react/icons/file-down';
import * as fileText from 'lucide-react/icons/file-text';
import * as flaskConical from 'lucide-react/icons/flask-conical';
import * as focus from 'lucide-react/icons/focus';
import * as folderOpen from 'lucide-react/icons/folder-open';
import * as gitFork from 'lucide-react/icons/git-fork';
import * as info from 'lucide-react/icons/info';
import * as keyboard from 'lucide-react/icons/keyboard';
import * as link2 from 'lucide-react/icons/link-2';
import * as loaderCircle from 'lucide-react/icons/loader-circle';
import * as lock from 'lucide-react/icons/lock';
import * as menu from 'lucide-react/icons/menu';
import * as merge from 'lucide-react/icons/merge';
import * as messageSquareText from 'lucide-react/icons/message-square-text';
import * as minus from 'lucide-react/icons/minus';
import * as monitor from 'lucide-react/icons/monitor';
import * as moon from 'lucide-react/icons/moon';
import * as moveRight from 'lucide-react/icons/move-right';
import * as panelRight from 'lucide-react/icons/panel-right';
import * as paperclip from 'lucide-react/icons/paperclip';
import * as pencil from 'lucide-react/icons/pencil';
import * as pin from 'lucide-react/icons/pin';
import * as pinOff from 'lucide-react/icons/pin-off';
import * as plugZap from 'lucide-react/icons/plug-zap';
import * as plus from 'lucide-react/icons/plus';
import * as rabbit from 'lucide-react/icons/rabbit';
import * as refreshCw from 'lucide-react/icons/refresh-cw';
import * as rotateCcw from 'lucide-react/icons/rotate-ccw';
import * as rotateCcwClock from 'lucide-react/icons/rotate-ccw-clock';
import * as rotateCw from 'lucide-react/icons/rotate-cw';
import * as search from 'lucide-react/icons/search';
import * as settings from 'lucide-react/icons/settings';
import * as shieldCheck from 'lucide-react/icons/shield-check';
import * as slidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import * as snail from 'lucide-react/icons/snail';
import * as square from 'lucide-react/icons/square';
import * as sun from 'lucide-react/icons/sun';
import * as textWrap from 'lucide-react/icons/text-wrap';
import * as thumbsDown from 'lucide-react/icons/thumbs-down';
import * as thumbsUp from 'lucide-react/icons/thumbs-up';
import * as trash from 'lucide-react/icons/trash';
import * as triangleExclamationPoint from 'lucide-react/icons/triangle-exclamation-point';
import * as upload from 'lucide-react/icons/upload';
import * as users from 'lucide-react/icons/users';
import * as volumeX from 'lucide-react/icons/volume-x';
import * as x from 'lucide-react/icons/x';

/** What a package's icon is drawn of: elements of a field of 24 by 24. The types leave it out. */
interface Drawn {
  __iconData: { name: string; node: [tag: string, attributes: Record<string, string>][] };
}

/** Read on the server alone. */
export const drawings = (
  [
    archive,
    archiveArrowUp,
    arrowDown,
    arrowLeft,
    arrowUp,
    bookOpen,
    chartColumn,
    check,
    chevronDown,
    chevronLeft,
    chevronRight,
    chevronUp,
    circle,
    circleCheck,
    circleDashed,
    circleDot,
    circleExclamationPoint,
    circleMinus,
    circlePause,
    circlePlus,
    circleQuestionMark,
    circleStop,
    circleX,
    clock,
    code,
    columns2,
    copy,
    databaseZap,
    download,
    ellipsis,
    equalNot,
    fileDown,
    fileText,
    flaskConical,
    focus,
    folderOpen,
    gitFork,
    info,
    keyboard,
    link2,
    loaderCircle,
    lock,
    menu,
    merge,
    messageSquareText,
    minus,
    monitor,
    moon,
    moveRight,
    panelRight,
    paperclip,
    pencil,
    pin,
    pinOff,
    plugZap,
    plus,
    rabbit,
    refreshCw,
    rotateCcw,
    rotateCcwClock,
    rotateCw,
    search,
    settings,
    shieldCheck,
    slidersHorizontal,
    snail,
    square,
    sun,
    textWrap,
    thumbsDown,
    thumbsUp,
    trash,
    triangleExclamationPoint,
    upload,
    users,
    volumeX,
    x,
  ] as unknown as Drawn[]
).map(({ __iconData }) => __iconData);
