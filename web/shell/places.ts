import {
  type Icon,
  IconArrowBackUp,
  IconArrowsUpDown,
  IconBook,
  IconBuildingCommunity,
  IconCategory,
  IconChecklist,
  IconCircleCheck,
  IconClockExclamation,
  IconHeadset,
  IconId,
  IconInbox,
  IconKey,
  IconListCheck,
  IconLockAccess,
  IconMessageCheck,
  IconPercentage,
  IconPlugConnected,
  IconReportAnalytics,
  IconSchool,
  IconShieldX,
  IconSquareNumber2,
  IconSquareNumber3,
  IconStairsUp,
  IconTemplate,
  IconUserStar,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Permission } from '../../platform/permissions.ts';

/** A place that the rail, the palette and the G keys lead to. */
export interface Place {
  readonly name:
    | 'mine'
    | 'tier1'
    | 'tier2'
    | 'tier3'
    | 'promisesDue'
    | 'unassigned'
    | 'returned'
    | 'done'
    | 'monthStatement'
    | 'lateHandoffs'
    | 'coaching'
    | 'escalationFit'
    | 'knowledge'
    | 'clients'
    | 'requesters'
    | 'agents'
    | 'teams'
    | 'categories'
    | 'templates'
    | 'criteria'
    | 'standardSteps'
    | 'accessMap'
    | 'packets'
    | 'promisesKept'
    | 'connections'
    | 'tokens'
    | 'denials';
  readonly to: string;
  readonly icon: Icon;
  readonly group: 'work' | 'reports' | 'admin';
  /** Follows G. */
  readonly key?: string;
  readonly permission: Permission;
}

export const places: readonly Place[] = [
  { name: 'mine', to: '/q/mine', icon: IconUserStar, group: 'work', key: 'm', permission: 'queue.read' },
  { name: 'tier1', to: '/q/tier-1', icon: IconHeadset, group: 'work', key: '1', permission: 'queue.read' },
  { name: 'tier2', to: '/q/tier-2', icon: IconSquareNumber2, group: 'work', key: '2', permission: 'queue.read' },
  { name: 'tier3', to: '/q/tier-3', icon: IconSquareNumber3, group: 'work', key: '3', permission: 'queue.read' },
  { name: 'promisesDue', to: '/q/promises-due', icon: IconMessageCheck, group: 'work', key: 'w', permission: 'queue.read' },
  { name: 'unassigned', to: '/q/unassigned', icon: IconInbox, group: 'work', key: 'u', permission: 'queue.read' },
  { name: 'returned', to: '/q/returned', icon: IconArrowBackUp, group: 'work', key: 'r', permission: 'queue.read' },
  { name: 'done', to: '/q/done', icon: IconCircleCheck, group: 'work', key: 'd', permission: 'queue.read' },
  { name: 'knowledge', to: '/knowledge', icon: IconBook, group: 'work', key: 'k', permission: 'escalation.read' },
  { name: 'monthStatement', to: '/reports/statement', icon: IconReportAnalytics, group: 'reports', permission: 'report.read' },
  { name: 'lateHandoffs', to: '/reports/late-handoffs', icon: IconClockExclamation, group: 'reports', permission: 'report.read' },
  { name: 'coaching', to: '/reports/coaching', icon: IconSchool, group: 'reports', permission: 'escalation.read' },
  { name: 'escalationFit', to: '/reports/escalation-fit', icon: IconArrowsUpDown, group: 'reports', permission: 'report.read' },
  { name: 'clients', to: '/admin/clients', icon: IconBuildingCommunity, group: 'admin', key: 'c', permission: 'client.read' },
  { name: 'requesters', to: '/admin/requesters', icon: IconUsers, group: 'admin', key: 'p', permission: 'people.read' },
  { name: 'agents', to: '/admin/agents', icon: IconId, group: 'admin', key: 'a', permission: 'people.read' },
  { name: 'teams', to: '/admin/teams', icon: IconUsersGroup, group: 'admin', key: 't', permission: 'people.read' },
  { name: 'categories', to: '/admin/categories', icon: IconCategory, group: 'admin', permission: 'agreement.manage' },
  { name: 'templates', to: '/admin/templates', icon: IconTemplate, group: 'admin', permission: 'agreement.manage' },
  { name: 'criteria', to: '/admin/criteria', icon: IconStairsUp, group: 'admin', permission: 'criteria.manage' },
  { name: 'standardSteps', to: '/admin/steps', icon: IconListCheck, group: 'admin', permission: 'steps.manage' },
  { name: 'accessMap', to: '/admin/access', icon: IconLockAccess, group: 'admin', permission: 'access.manage' },
  { name: 'packets', to: '/admin/packets', icon: IconChecklist, group: 'admin', permission: 'packet.manage' },
  { name: 'promisesKept', to: '/reports/promises', icon: IconPercentage, group: 'reports', permission: 'report.read' },
  { name: 'connections', to: '/admin/connections', icon: IconPlugConnected, group: 'admin', permission: 'connection.manage' },
  { name: 'tokens', to: '/admin/tokens', icon: IconKey, group: 'admin', permission: 'token.manage' },
  { name: 'denials', to: '/admin/denials', icon: IconShieldX, group: 'admin', permission: 'denial.read' },
];
