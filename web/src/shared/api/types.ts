import type * as schema from './schema';

/** The words of the API by the names the page uses; what they hold is the server's description of itself. */

export type {
  AffectedService,
  ApprovalDifference,
  AnsweredField,
  ApprovalState,
  ApprovalView,
  AssignBy,
  Board,
  ChangeType,
  ChangeView,
  CheckedText,
  CommentView,
  ConditionKind,
  ConditionWords,
  ContingencyState,
  ContingencyView,
  Criticality,
  Decision,
  DecidePage,
  DecisionResult,
  Delegations,
  DeliveryState,
  DeliveryView,
  Difference,
  DryRun,
  Duty,
  EntryState,
  EntryWait,
  FieldType,
  GroupView,
  HistoryEntry,
  HistoryKind,
  Level,
  LinkKind,
  LinkView,
  Magnitude,
  MailCounts,
  MailEncryption,
  MailKind,
  MailState,
  MailWish,
  MyWork,
  NewChange,
  NewLink,
  NewSavedView,
  NoticeKind,
  NotificationView,
  OnClose,
  OnFail,
  Outcome,
  PersonRef,
  PersonView,
  Phase,
  Preview,
  Priority,
  ProcessRow,
  ProcessView,
  QuietHours,
  Quorum,
  QuorumKind,
  RelatedNode,
  RelatedWork,
  HistoryOf,
  RiskAssessment,
  RiskChoice,
  RiskHistoryRule,
  RiskLevel,
  RiskPolicy,
  RiskPolicyView,
  RiskQuestion,
  RiskRule,
  RiskTrial,
  WaitsBy,
  WaitsReport,
  WaitsView,
  RiskView,
  Role,
  RuleAct,
  RuleEvent,
  SavedViewEdit,
  ServiceType,
  ServiceView,
  SetUp,
  StreamEntry,
  TaskState,
  TaskView,
  TrialInput,
  UsersHindered,
  VersionDifferences,
  WaitingApproval,
  WebhookFormat,
  WebhookView,
  WebhookWithSecret,
} from './schema';

export type ChangeFields = schema.ChangeEdit;
export type CatalogUse = schema.CatalogUseView;
export type ChangeRow = schema.ChangeRowView;
export type ConditionField = schema.ConditionFieldView;
export type DecisionMade = schema.DecisionView;
export type ApprovalCondition = schema.ConditionView;
export type FormField = schema.FormFieldView;
export type KeyName = schema.NamedRef;
export type MailboxLetter = schema.MailboxLetterView;
export type MailboxLine = schema.MailboxLine;
export type MailChoice = schema.MailChoiceView;
export type MailDelivery = schema.MailDeliveryView;
export type MailParts = schema.MailPartsView;
export type MailServer = schema.MailServerView;
export type MailTemplate = schema.MailTemplateView;
export type MailTemplateLine = schema.MailTemplateLine;
export type MailVariable = schema.MailVariableView;
export type MailWishes = schema.MailWishesView;
export type MailWishesEdit = schema.MailWishesEdit;
export type Mistake = schema.MistakeView;
export type OpenSession = schema.OwnSession;
export type Possible = schema.PossibleView;
export type ProcessApproval = schema.ApprovalTemplateView;
export type ProcessContingency = schema.ContingencyTemplateView;
export type ProcessDraft = schema.ProcessDraftView;
export type ProcessDraftRow = schema.ProcessDraftRow;
export type ProcessGate = schema.Gate;
export type ProcessRule = schema.RuleView;
export type ProcessStage = schema.StageView;
export type ProcessTask = schema.TaskTemplateView;
export type SavedView = schema.SavedViewRow;
export type SearchAnswer = schema.Found;
export type Session = schema.SessionView;
export type SignInOffer = schema.SignInPage;
export type StageState = schema.StageOnTrack;
export type Trial = schema.TrialView;
export type TrialApproval = schema.TrialApprovalView;
export type TrialStage = schema.TrialStageView;
export type TrialTask = schema.TrialTaskView;
export type Unmet = schema.UnmetView;
export type Withdrawal = schema.WouldWithdraw;

/** A list comes in pages: what to pass as `cursor` for the next, and how many there are where that was asked for. */
export interface Page<T> {
  items: T[];
  next?: string;
  total?: number;
}
