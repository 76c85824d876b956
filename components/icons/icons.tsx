import type { ReactElement, SVGProps } from 'react';
import { spriteUrl } from './sprite-url.ts';

interface Props extends Omit<SVGProps<SVGSVGElement>, 'ref'> {
  size?: number;
}
export type Icon = (props: Props) => ReactElement;

/** Its lines come from one picture that holds all icons and is fetched once: no page carries them in its scripts. */
function icon(name: string): Icon {
  return ({ size = 24, strokeWidth = 2, 'aria-label': label, ...rest }) => (
    <svg
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
    >
      <use href={`${spriteUrl}#${name}`} />
    </svg>
  );
}

export const Archive = icon('archive');
export const ArchiveRestore = icon('archive-arrow-up');
export const ArrowDown = icon('arrow-down');
export const ArrowLeft = icon('arrow-left');
export const ArrowUp = icon('arrow-up');
export const BookOpen = icon('book-open');
export const ChartColumn = icon('chart-column');
export const Check = icon('check');
export const ChevronDown = icon('chevron-down');
export const ChevronLeft = icon('chevron-left');
export const ChevronRight = icon('chevron-right');
export const ChevronUp = icon('chevron-up');
export const Circle = icon('circle');
export const CircleAlert = icon('circle-exclamation-point');
export const CircleCheck = icon('circle-check');
export const CircleDashed = icon('circle-dashed');
export const CircleDot = icon('circle-dot');
export const CircleHelp = icon('circle-question-mark');
export const CirclePause = icon('circle-pause');
export const CircleStop = icon('circle-stop');
export const CircleX = icon('circle-x');
export const Clock = icon('clock');
export const Code = icon('code');
export const Columns2 = icon('columns-2');
export const Copy = icon('copy');
export const DatabaseZap = icon('database-zap');
export const Download = icon('download');
export const Ellipsis = icon('ellipsis');
export const EqualNot = icon('equal-not');
export const FileDown = icon('file-down');
export const FileText = icon('file-text');
export const FlaskConical = icon('flask-conical');
export const Focus = icon('focus');
export const FolderOpen = icon('folder-open');
export const GitFork = icon('git-fork');
export const History = icon('rotate-ccw-clock');
export const Info = icon('info');
export const Keyboard = icon('keyboard');
export const Link2 = icon('link-2');
export const LoaderCircle = icon('loader-circle');
export const Lock = icon('lock');
export const Menu = icon('menu');
export const Merge = icon('merge');
export const MessageSquareText = icon('message-square-text');
export const Minus = icon('minus');
export const MinusCircle = icon('circle-minus');
export const Monitor = icon('monitor');
export const Moon = icon('moon');
export const MoveRight = icon('move-right');
export const PanelRight = icon('panel-right');
export const Paperclip = icon('paperclip');
export const Pencil = icon('pencil');
export const Pin = icon('pin');
export const PinOff = icon('pin-off');
export const PlugZap = icon('plug-zap');
export const Plus = icon('plus');
export const PlusCircle = icon('circle-plus');
export const Rabbit = icon('rabbit');
export const RefreshCw = icon('refresh-cw');
export const RotateCcw = icon('rotate-ccw');
export const RotateCw = icon('rotate-cw');
export const Search = icon('search');
export const Settings = icon('settings');
export const ShieldCheck = icon('shield-check');
export const SlidersHorizontal = icon('sliders-horizontal');
export const Snail = icon('snail');
export const Square = icon('square');
export const Sun = icon('sun');
export const ThumbsDown = icon('thumbs-down');
export const ThumbsUp = icon('thumbs-up');
export const Trash2 = icon('trash');
export const TriangleAlert = icon('triangle-exclamation-point');
export const Upload = icon('upload');
export const Users = icon('users');
export const VolumeX = icon('volume-x');
export const WrapText = icon('text-wrap');
export const X = icon('x');
