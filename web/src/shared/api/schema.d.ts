/* Written by `npm run types` from openapi.json. Do not edit. */

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddedApproverView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            counts: boolean;
            name: string;
            reason: string;
            who: string;
        };
        /** @enum {string} */
        Advance: "auto" | "manual";
        AdvanceWork: {
            change: components["schemas"]["ChangeRowView"];
            /** @description what you may do now */
            possible: components["schemas"]["PossibleView"][];
        };
        AffectedService: {
            criticality: components["schemas"]["Criticality"];
            key: string;
            name: string;
            owners: components["schemas"]["PersonRef"][];
            type: components["schemas"]["ServiceType"];
        };
        AgendaItemView: {
            added_by?: components["schemas"]["PersonRef"];
            ahead: boolean;
            approvals: components["schemas"]["NotedApproval"][];
            change: string;
            decisions: components["schemas"]["BoardDecisionView"][];
            from?: string;
            notes: components["schemas"]["MeetingNoteView"][];
            owner: components["schemas"]["PersonRef"];
            /** Format: int64 */
            points: number;
            postponed?: components["schemas"]["NotedView"];
            postponed_to?: string;
            reasons: components["schemas"]["RankReason"][];
            /** Format: date-time */
            since?: string;
            /** Format: int64 */
            spent_seconds: number;
            stage_name: string;
            state: components["schemas"]["ItemState"];
            title: string;
        };
        AnsweredField: {
            answer?: unknown;
            answer_text?: string;
            choices: components["schemas"]["Choice"][];
            default_answer?: string;
            former: boolean;
            help: string;
            key: string;
            least?: number;
            most?: number;
            name: string;
            required: boolean;
            shown: boolean;
            type: components["schemas"]["FieldType"];
            when?: components["schemas"]["ConditionsView"];
        };
        ApprovalDifference: {
            fields: components["schemas"]["FieldChange"][];
            /** Format: date-time */
            since?: string;
        };
        ApprovalList: {
            items: components["schemas"]["ApprovalView"][];
        };
        ApprovalPreview: {
            key: string;
            nobody?: string;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people: components["schemas"]["PersonRef"][];
            quorum: components["schemas"]["Quorum"];
            stage: string;
            title: string;
        };
        /** @enum {string} */
        ApprovalState: "asked" | "granted" | "rejected" | "cancelled" | "expired";
        ApprovalTemplateView: {
            after: string[];
            after_approvals: string[];
            approver_rules?: components["schemas"]["ApproverRulesView"];
            approvers: string[];
            covers: components["schemas"]["Field"][];
            covers_form: string[];
            due?: string;
            escalate?: string;
            escalate_to: string[];
            excluded: string[];
            expire?: string;
            key: string;
            quorum: components["schemas"]["Quorum"];
            /** Format: int64 */
            rejections: number;
            remind?: string;
            title: string;
            when?: components["schemas"]["ConditionsView"];
        };
        ApprovalView: {
            added: components["schemas"]["AddedApproverView"][];
            approvers: components["schemas"]["PersonRef"][];
            /** Format: date-time */
            asked: string;
            asked_again: boolean;
            barred: components["schemas"]["BarredView"][];
            conditions: components["schemas"]["ConditionView"][];
            covers: components["schemas"]["Field"][];
            covers_form: string[];
            decisions: components["schemas"]["DecisionView"][];
            digest: string;
            /** Format: date-time */
            due?: string;
            /** Format: date-time */
            escalate?: string;
            /** Format: date-time */
            escalated?: string;
            excluded: string[];
            /** Format: date-time */
            expire?: string;
            /** Format: int64 */
            have: number;
            key: string;
            /** Format: int64 */
            need: number;
            nobody?: string;
            overdue: boolean;
            paused: boolean;
            /** @description what you may do now */
            possible: components["schemas"]["PossibleView"][];
            questions: components["schemas"]["QuestionView"][];
            quorum: components["schemas"]["Quorum"];
            rejected: boolean;
            /** Format: date-time */
            remind?: string;
            /** Format: date-time */
            reminded?: string;
            rows: string[];
            rules: string[];
            /** Format: date-time */
            since: string;
            stage: string;
            stand_ins: components["schemas"]["StandInView"][];
            state: components["schemas"]["ApprovalState"];
            title: string;
            waiting_for: components["schemas"]["PersonRef"][];
        };
        ApprovalWork: {
            approval: components["schemas"]["ApprovalView"];
            change: components["schemas"]["ChangeRowView"];
        };
        ApproverInput: {
            reason: string;
            who: string;
        };
        ApproverRowView: {
            approvers: string[];
            quorum?: components["schemas"]["Quorum"];
            /** Format: int64 */
            rejections?: number;
            title: string;
            when?: components["schemas"]["ConditionsView"];
        };
        ApproverRulesView: {
            match: components["schemas"]["RowMatch"];
            rows: components["schemas"]["ApproverRowView"][];
        };
        AskedApproval: {
            covered: components["schemas"]["FieldChange"][];
            /** Format: date-time */
            due?: string;
            /** Format: int64 */
            have: number;
            key: string;
            /** Format: int64 */
            need: number;
            quorum: components["schemas"]["Quorum"];
            seats: string[];
            title: string;
        };
        AskedChange: {
            backout_plan: string;
            description: string;
            impact?: components["schemas"]["Level"];
            key: string;
            owner: string;
            planned_end?: components["schemas"]["PlannedTime"];
            planned_start?: components["schemas"]["PlannedTime"];
            reason: string;
            requester: string;
            risk?: components["schemas"]["RiskLevel"];
            risks: string[];
            services: string[];
            stage: string;
            title: string;
            type: components["schemas"]["ChangeType"];
        };
        AskedField: {
            key: string;
            name: string;
            of_form: boolean;
        };
        /** @enum {string} */
        AssignBy: "taking" | "least_busy" | "round_robin";
        BackEdge: {
            on_rejection: boolean;
            title: string;
            to: string;
        };
        BarredView: {
            person: components["schemas"]["PersonRef"];
            why: string;
        };
        Board: {
            phases: components["schemas"]["BoardColumn"][];
        };
        BoardColumn: {
            /** Format: int64 */
            count: number;
            items: components["schemas"]["ChangeRowView"][];
            phase: components["schemas"]["Phase"];
        };
        BoardDecisionView: {
            approval: string;
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            decision: components["schemas"]["Decision"];
        };
        BoardEdit: {
            agenda?: components["schemas"]["Conditions"] | null;
            chair?: string | null;
            /** Format: int64 */
            cutoff_minutes?: number | null;
            deputy?: string | null;
            members?: string[] | null;
            name?: string | null;
            timing?: components["schemas"]["TimingInput"] | null;
        };
        BoardMemberView: {
            name: string;
            rule: string;
        };
        BoardReason: {
            reason: string;
        };
        BoardView: {
            agenda?: components["schemas"]["ConditionsView"];
            chair: components["schemas"]["PersonRef"];
            /** Format: int64 */
            cutoff_minutes: number;
            deputy?: components["schemas"]["PersonRef"];
            id: string;
            may_conduct: boolean;
            may_edit: boolean;
            members: components["schemas"]["BoardMemberView"][];
            name: string;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people: components["schemas"]["PersonRef"][];
            retired?: components["schemas"]["NotedView"];
            timing: components["schemas"]["TimingView"];
        };
        BoardViewList: {
            items: components["schemas"]["BoardView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        CalendarState: {
            exists: boolean;
            /** Format: date-time */
            made?: string;
        };
        CatalogUseView: {
            key: string;
            locked: string[];
            title: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        ChangeEdit: {
            backout_plan?: string | null;
            communication_plan?: string | null;
            deployer?: string | null;
            deployment_plan?: string | null;
            description?: string | null;
            developer?: string | null;
            expected_results?: string[] | null;
            form?: {
                [key: string]: unknown;
            };
            impact?: components["schemas"]["Level"] | null;
            owner?: string | null;
            planned_end?: components["schemas"]["PlannedTimeInput"] | null;
            planned_start?: components["schemas"]["PlannedTimeInput"] | null;
            reason?: string | null;
            services?: string[] | null;
            stakeholders?: components["schemas"]["StakeholderInput"][] | null;
            tags?: string[] | null;
            test_lead?: string | null;
            test_plan?: string | null;
            title?: string | null;
            urgency?: components["schemas"]["Level"] | null;
            verifiers?: string[] | null;
        };
        ChangeFieldsInput: {
            backout_plan?: string | null;
            communication_plan?: string | null;
            deployer?: string | null;
            deployment_plan?: string | null;
            description?: string | null;
            developer?: string | null;
            expected_results?: string[] | null;
            form?: {
                [key: string]: unknown;
            };
            impact?: components["schemas"]["Level"] | null;
            owner?: string | null;
            planned_end?: components["schemas"]["PlannedTimeInput"] | null;
            planned_start?: components["schemas"]["PlannedTimeInput"] | null;
            reason?: string | null;
            services?: string[] | null;
            stakeholders?: components["schemas"]["StakeholderInput"][] | null;
            tags?: string[] | null;
            test_lead?: string | null;
            test_plan?: string | null;
            title?: string | null;
            urgency?: components["schemas"]["Level"] | null;
            verifiers?: string[] | null;
        };
        ChangeFromInput: {
            change?: components["schemas"]["PlannedChangeEdit"] | null;
            /** @description local time in `zone`, without offset */
            local: string;
            timing?: components["schemas"]["TimingEdit"] | null;
        };
        ChangeRowView: {
            /** Format: date-time */
            closed?: string;
            /** Format: date-time */
            created: string;
            id: string;
            impact?: components["schemas"]["Level"];
            on_hold: boolean;
            outcome?: components["schemas"]["Outcome"];
            owner: components["schemas"]["PersonRef"];
            phase: components["schemas"]["Phase"];
            /** Format: date-time */
            planned_end?: string;
            /** Format: date-time */
            planned_start?: string;
            priority?: components["schemas"]["Priority"];
            process: string;
            /** Format: int64 */
            process_version: number;
            requester: components["schemas"]["PersonRef"];
            restricted: boolean;
            risk?: components["schemas"]["RiskLevel"];
            services: components["schemas"]["NamedRef"][];
            stage: string;
            stage_name: string;
            /** Format: date-time */
            stage_since: string;
            tags: string[];
            title: string;
            type: components["schemas"]["ChangeType"];
            /** Format: date-time */
            updated: string;
            urgency?: components["schemas"]["Level"];
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["UnmetView"][];
        };
        ChangeRowViewList: {
            items: components["schemas"]["ChangeRowView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        ChangeType: "standard" | "normal" | "emergency" | "contingency";
        ChangeView: {
            approvals: components["schemas"]["ApprovalView"][];
            backout_plan: string;
            catalog?: components["schemas"]["CatalogUseView"];
            /** Format: date-time */
            closed?: string;
            closing: boolean;
            communication_plan: string;
            /** Format: date-time */
            created: string;
            deployer?: components["schemas"]["PersonRef"];
            deployment_plan: string;
            description: string;
            developer?: components["schemas"]["PersonRef"];
            expected_results: string[];
            form: components["schemas"]["AnsweredField"][];
            hold?: components["schemas"]["HoldView"];
            id: string;
            impact?: components["schemas"]["Level"];
            /** Format: int64 */
            links: number;
            magnitude?: components["schemas"]["Magnitude"];
            outcome?: components["schemas"]["Outcome"];
            outcome_comment?: string;
            owner: components["schemas"]["PersonRef"];
            phase: components["schemas"]["Phase"];
            planned_end?: components["schemas"]["PlannedTime"];
            planned_start?: components["schemas"]["PlannedTime"];
            /** @description what you may do now */
            possible: components["schemas"]["PossibleView"][];
            priority?: components["schemas"]["Priority"];
            process: components["schemas"]["ProcessRef"];
            reason: string;
            requester: components["schemas"]["PersonRef"];
            restricted: boolean;
            risk: components["schemas"]["RiskView"];
            services: components["schemas"]["AffectedService"][];
            stage: string;
            stage_name: string;
            stages: components["schemas"]["StageOnTrack"][];
            stakeholders: components["schemas"]["StakeholderView"][];
            tags: string[];
            tasks: components["schemas"]["TaskView"][];
            test_lead?: components["schemas"]["PersonRef"];
            test_plan: string;
            title: string;
            type: components["schemas"]["ChangeType"];
            /** Format: date-time */
            updated: string;
            urgency?: components["schemas"]["Level"];
            verifiers: components["schemas"]["PersonRef"][];
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
            visible_to: components["schemas"]["NamedRef"][];
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["UnmetView"][];
            watchers: components["schemas"]["PersonRef"][];
        };
        Checked: {
            mistakes: components["schemas"]["MistakeView"][];
        };
        CheckedText: {
            lacking: string[];
            mistakes: components["schemas"]["MistakeView"][];
            process?: components["schemas"]["ReadProcessView"];
        };
        ChecklistItemView: {
            text: string;
            ticked: boolean;
        };
        Choice: {
            key: string;
            name: string;
        };
        ComingList: {
            all: boolean;
            items: components["schemas"]["ComingView"][];
        };
        ComingView: {
            /** Format: date-time */
            end: string;
            fate: components["schemas"]["Fate"];
            /** @description local time in `zone`, without offset */
            local: string;
            moved: boolean;
            name: string;
            /** Format: date-time */
            opens: string;
            owner: components["schemas"]["PersonRef"];
            paused: boolean;
            planned: string;
            schedule: string;
            skip_reason?: string;
            skipped_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            start: string;
            zone: string;
        };
        CommentText: {
            text: string;
        };
        CommentView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            /** Format: date-time */
            edited?: string;
            /** Format: int64 */
            id: number;
            mine: boolean;
            removed: boolean;
            text: string;
        };
        CommentViewList: {
            items: components["schemas"]["CommentView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        Condition: {
            field: string;
            op: components["schemas"]["Operator"];
            values: string[];
        };
        ConditionFieldView: {
            key: string;
            kind: components["schemas"]["ConditionKind"];
            name: string;
            values: string[];
        };
        ConditionInput: {
            owner: string;
            text: string;
        };
        /** @enum {string} */
        ConditionKind: "word" | "level" | "list" | "text" | "number" | "day" | "person" | "yes_no";
        ConditionKindView: {
            kind: components["schemas"]["ConditionKind"];
            operators: components["schemas"]["Operator"][];
        };
        ConditionRequest: {
            field: string;
            op: components["schemas"]["Operator"];
            values?: string[];
        };
        Conditions: {
            all?: components["schemas"]["ConditionRequest"][];
            any?: components["schemas"]["ConditionRequest"][];
        };
        ConditionsRequest: {
            all: components["schemas"]["Condition"][];
            any: components["schemas"]["Condition"][];
        };
        ConditionsView: {
            all: components["schemas"]["Condition"][];
            any: components["schemas"]["Condition"][];
            in_words: string;
        };
        ConditionTypeView: {
            kind: components["schemas"]["ConditionKind"];
            type: components["schemas"]["FieldType"];
        };
        ConditionView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            /** Format: date-time */
            met?: string;
            met_by?: components["schemas"]["PersonRef"];
            note: string;
            /** Format: int64 */
            number: number;
            owner: components["schemas"]["PersonRef"];
            text: string;
        };
        ConditionWords: {
            fields: components["schemas"]["ConditionFieldView"][];
            form: components["schemas"]["ConditionTypeView"][];
            kinds: components["schemas"]["ConditionKindView"][];
            operators: components["schemas"]["OperatorView"][];
        };
        /** @enum {string} */
        ContingencyState: "not_started" | "running" | "required_done" | "over" | "dismissed";
        ContingencyTemplateView: {
            link?: components["schemas"]["LinkKind"];
            on: components["schemas"]["Outcome"][];
            process: string;
            start: components["schemas"]["StartBy"];
            when?: components["schemas"]["ConditionsView"];
        };
        ContingencyView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by?: components["schemas"]["PersonRef"];
            change?: components["schemas"]["LinkedChangeView"];
            name: string;
            /** Format: int64 */
            number: number;
            outcome?: components["schemas"]["Outcome"];
            /** @description what you may do now */
            possible: components["schemas"]["PossibleView"][];
            process: string;
            restricted: boolean;
            state: components["schemas"]["ContingencyState"];
            why: string;
        };
        ContingencyViewList: {
            items: components["schemas"]["ContingencyView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        Criticality: "low" | "medium" | "high" | "critical";
        DecidePage: {
            approval: components["schemas"]["AskedApproval"];
            can_take_back: boolean;
            change: components["schemas"]["AskedChange"];
            decision?: components["schemas"]["OwnDecision"];
            difference?: components["schemas"]["FieldChange"][];
            digest: string;
            person: string;
            reason: string;
            state: components["schemas"]["LinkState"];
        };
        /** @enum {string} */
        Decision: "approve" | "reject" | "abstain";
        DecisionByLink: {
            comment?: string | null;
            decision: components["schemas"]["Decision"];
            digest: string;
            token: string;
        };
        DecisionInput: {
            comment?: string | null;
            condition?: components["schemas"]["ConditionInput"] | null;
            decision: components["schemas"]["Decision"];
            digest?: string | null;
        };
        DecisionOf: {
            approval: string;
            change: string;
            comment?: string | null;
            condition?: components["schemas"]["ConditionInput"] | null;
            decision: components["schemas"]["Decision"];
            digest: string;
        };
        DecisionResult: {
            approval: string;
            change: string;
            done: boolean;
            problem: string;
        };
        DecisionResults: {
            results: components["schemas"]["DecisionResult"][];
        };
        Decisions: {
            items?: components["schemas"]["DecisionOf"][];
        };
        DecisionView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            comment: string;
            /** Format: int64 */
            condition?: number;
            decision: components["schemas"]["Decision"];
            mine: boolean;
            seats: components["schemas"]["PersonRef"][];
        };
        Delegations: {
            given: components["schemas"]["DelegationView"][];
            stands_in_for: components["schemas"]["StandsInFor"][];
        };
        DelegationView: {
            /** Format: date-time */
            from: string;
            in_force: boolean;
            /** Format: int64 */
            number: number;
            to: components["schemas"]["PersonRef"];
            /** Format: date-time */
            until: string;
        };
        /** @enum {string} */
        DeliveryState: "waiting" | "failed" | "delivered" | "given_up";
        DeliveryView: {
            /** Format: int64 */
            attempts: number;
            change?: string;
            event?: components["schemas"]["RuleEvent"];
            /** Format: date-time */
            finished?: string;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            next_try?: string;
            outcome: string;
            rule?: string;
            state: components["schemas"]["DeliveryState"];
        };
        DeliveryViewList: {
            items: components["schemas"]["DeliveryView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        DemonstrationPerson: {
            login: string;
            name: string;
            roles: components["schemas"]["Role"][];
            title: string;
        };
        Difference: {
            aspect: string;
            from: string;
            kind: components["schemas"]["DifferenceKind"];
            path: string;
            sentence: string;
            subject: string;
            to: string;
        };
        /** @enum {string} */
        DifferenceKind: "added" | "removed" | "moved" | "altered";
        DisablingReason: {
            reason: string;
        };
        DraftText: {
            yaml: string;
        };
        DryRun: {
            change: components["schemas"]["ChangeView"];
            events: components["schemas"]["HistoryEntry"][];
            withdraws: components["schemas"]["WouldWithdraw"][];
        };
        /** @enum {string} */
        Duty: "request" | "assess" | "develop" | "test" | "approve" | "deploy" | "review";
        EntryApproval: {
            comment?: string | null;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        EntryCard: {
            asked: components["schemas"]["AskedField"][];
            effect: string;
            /** Format: int64 */
            in_force?: number;
            key: string;
            lost?: string;
            owner?: components["schemas"]["PersonRef"];
            pre_approved: boolean;
            process: components["schemas"]["NamedRef"];
            /** Format: int64 */
            proposed?: number;
            record: components["schemas"]["EntryRecordView"];
            services: components["schemas"]["NamedRef"][];
            state: components["schemas"]["EntryState"];
            title: string;
            /** Format: date-time */
            until?: string;
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["EntryWait"][];
            when_to_use: string;
        };
        EntryCardList: {
            items: components["schemas"]["EntryCard"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        EntryComment: {
            comment?: string | null;
        };
        EntryEdit: {
            asked?: string[] | null;
            effect?: string | null;
            fields?: components["schemas"]["ChangeFieldsInput"] | null;
            locked?: string[] | null;
            /** Format: int64 */
            max_age_months?: number | null;
            /** Format: int64 */
            max_failures?: number | null;
            title?: string | null;
            when_to_use?: string | null;
        };
        /** @enum {string} */
        EntryFate: "proposed" | "approved" | "rejected" | "superseded";
        EntryFieldsView: {
            backout_plan: string;
            communication_plan: string;
            deployer?: components["schemas"]["PersonRef"];
            deployment_plan: string;
            description: string;
            developer?: components["schemas"]["PersonRef"];
            expected_results: string[];
            form: components["schemas"]["AnsweredField"][];
            impact?: components["schemas"]["Level"];
            reason: string;
            services: components["schemas"]["NamedRef"][];
            stakeholders: components["schemas"]["StakeholderView"][];
            tags: string[];
            test_lead?: components["schemas"]["PersonRef"];
            test_plan: string;
            title: string;
            urgency?: components["schemas"]["Level"];
            verifiers: components["schemas"]["PersonRef"][];
        };
        EntryOwner: {
            owner: string;
        };
        EntryReason: {
            reason: string;
        };
        EntryRecordView: {
            /** Format: int64 */
            failed: number;
            /** Format: date-time */
            last_used?: string;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            successful: number;
            /** Format: int64 */
            used: number;
            /** Format: int64 */
            with_issues: number;
        };
        EntryRejection: {
            reason: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        EntryRetirementView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            reason: string;
        };
        /** @enum {string} */
        EntryState: "proposed" | "rejected" | "in_force" | "lapsed" | "retiring" | "retired";
        EntryVersionView: {
            asked: string[];
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by?: components["schemas"]["PersonRef"];
            comment: string;
            /** Format: date-time */
            decided?: string;
            decided_by?: components["schemas"]["PersonRef"];
            effect: string;
            fate: components["schemas"]["EntryFate"];
            fields: components["schemas"]["EntryFieldsView"];
            from?: string;
            locked: string[];
            /** Format: int64 */
            max_age_months: number;
            /** Format: int64 */
            max_failures: number;
            /** Format: int64 */
            number: number;
            title: string;
            when_to_use: string;
        };
        EntryView: {
            asked: components["schemas"]["AskedField"][];
            effect: string;
            failures: string[];
            /** Format: int64 */
            in_force?: number;
            key: string;
            lost?: string;
            owner?: components["schemas"]["PersonRef"];
            /** @description what you may do now */
            possible: string[];
            pre_approved: boolean;
            process: components["schemas"]["NamedRef"];
            /** Format: int64 */
            proposed?: number;
            record: components["schemas"]["EntryRecordView"];
            retirement?: components["schemas"]["EntryRetirementView"];
            services: components["schemas"]["NamedRef"][];
            state: components["schemas"]["EntryState"];
            title: string;
            /** Format: date-time */
            until?: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
            versions: components["schemas"]["EntryVersionView"][];
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["EntryWait"][];
            when_to_use: string;
            who_approves: components["schemas"]["PersonRef"][];
        };
        /** @enum {string} */
        EntryWait: "approval" | "renewal" | "retirement";
        EntryWork: {
            key: string;
            title: string;
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["EntryWait"][];
        };
        /** @enum {string} */
        Fate: "comes" | "skipped" | "left_out";
        /** @enum {string} */
        Field: "title" | "description" | "reason" | "expected_results" | "services" | "impact" | "urgency" | "planned_start" | "planned_end" | "deployment_plan" | "backout_plan" | "test_plan" | "communication_plan" | "tags" | "stakeholders" | "verifiers" | "developer" | "test_lead" | "deployer" | "owner" | "form" | "risk";
        FieldChange: {
            after: string;
            before: string;
            field: string;
            title: string;
        };
        FieldError: {
            detail: string;
            pointer: string;
        };
        /** @enum {string} */
        FieldType: "text" | "number" | "choice" | "multi_choice" | "date" | "user" | "service" | "yes_no";
        FirstAdministratorInput: {
            code: string;
            email?: string | null;
            login: string;
            name: string;
            password: string;
            time_zone?: string | null;
        };
        FormFieldView: {
            choices: components["schemas"]["Choice"][];
            default_answer?: string;
            help: string;
            key: string;
            least?: number;
            most?: number;
            name: string;
            required: boolean;
            type: components["schemas"]["FieldType"];
            when?: components["schemas"]["ConditionsView"];
        };
        Found: {
            changes: components["schemas"]["ChangeRowView"][];
            groups: components["schemas"]["NamedRef"][];
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people: components["schemas"]["PersonRef"][];
            processes: components["schemas"]["NamedRef"][];
            services: components["schemas"]["NamedRef"][];
            terms: components["schemas"]["TermView"][];
        };
        Gate: {
            fields: components["schemas"]["Field"][];
            form_fields: string[];
            key: string;
            kind: components["schemas"]["GateKind"];
            link?: components["schemas"]["LinkKind"];
            state?: components["schemas"]["RelatedState"];
        };
        /** @enum {string} */
        GateKind: "tasks_done" | "approved" | "fields" | "outcome_declared" | "window_open" | "related" | "children_done" | "contingencies_done" | "conditions_met" | "pre_approved";
        /** @enum {string} */
        Ground: "risk" | "novelty" | "conflict" | "missing" | "withdrawn";
        GroupEdit: {
            description?: string | null;
            name?: string | null;
        };
        GroupView: {
            description: string;
            key: string;
            members: components["schemas"]["PersonRef"][];
            name: string;
            needed_by: string[];
        };
        GroupViewList: {
            items: components["schemas"]["GroupView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        HandingInput: {
            owner: string;
            reason: string;
        };
        HistoryEntry: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by?: components["schemas"]["PersonRef"];
            changes: components["schemas"]["FieldChange"][];
            comment?: string;
            kind: components["schemas"]["HistoryKind"];
            /** Format: int64 */
            position?: number;
            summary: string;
            type: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        HistoryEntryList: {
            items: components["schemas"]["HistoryEntry"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        HistoryKind: "fields" | "stage" | "task" | "approval" | "comment" | "people" | "related" | "rule" | "risk";
        /** @enum {string} */
        HistoryOf: "services" | "process" | "team";
        HoldView: {
            by: components["schemas"]["PersonRef"];
            reason: string;
            /** Format: date-time */
            since: string;
        };
        ItemInput: {
            change: string;
        };
        ItemReason: {
            change: string;
            reason: string;
        };
        /** @enum {string} */
        ItemState: "waiting" | "current" | "decided" | "postponed" | "passed";
        LackView: {
            detail: string;
            /** Format: int64 */
            have: number;
            need: string;
            /** Format: int64 */
            required: number;
            stage: string;
        };
        LaterPartView: {
            begins: string;
            planned: components["schemas"]["PlannedChangeView"];
            timing: components["schemas"]["TimingView"];
        };
        /** @enum {string} */
        Level: "low" | "medium" | "high";
        LinkedChangeView: {
            closing: boolean;
            id: string;
            on_hold: boolean;
            outcome?: components["schemas"]["Outcome"];
            owner: components["schemas"]["PersonRef"];
            phase: components["schemas"]["Phase"];
            stage_name?: string;
            title?: string;
        };
        /** @enum {string} */
        LinkKind: "depends_on" | "blocks" | "duplicates" | "duplicated_by" | "caused_by" | "causes" | "fixes" | "fixed_by" | "follow_up_of" | "followed_up_by" | "part_of" | "parent_of" | "contingency_of" | "has_contingency";
        /** @enum {string} */
        LinkState: "open" | "decided" | "changed" | "closed" | "not_entitled";
        LinkToRead: {
            token: string;
        };
        LinkView: {
            address?: string;
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by?: components["schemas"]["PersonRef"];
            change?: components["schemas"]["LinkedChangeView"];
            kind: components["schemas"]["LinkKind"];
            /** Format: int64 */
            number: number;
            /** @description what you may do now */
            possible: components["schemas"]["PossibleView"][];
            restricted: boolean;
            settled: boolean;
            /** Format: date-time */
            settled_at?: string;
            settled_by?: components["schemas"]["PersonRef"];
            title?: string;
            words: string;
        };
        LinkViewList: {
            items: components["schemas"]["LinkView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        Magnitude: {
            activity_stopped_too_long: boolean;
            data_or_site_lost: boolean;
            users: components["schemas"]["UsersHindered"];
        };
        MagnitudeRequest: {
            activity_stopped_too_long: boolean;
            data_or_site_lost: boolean;
            users: components["schemas"]["UsersHindered"];
        };
        MailboxLetterView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            change?: string;
            headers: components["schemas"]["MailHeader"][];
            html: string;
            /** Format: int64 */
            id: number;
            recipient: string;
            subject: string;
            text: string;
            to: components["schemas"]["PersonRef"];
        };
        MailboxLine: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            change?: string;
            /** Format: int64 */
            id: number;
            kind?: components["schemas"]["MailKind"];
            recipient: string;
            subject: string;
            to: components["schemas"]["PersonRef"];
        };
        MailboxLineList: {
            items: components["schemas"]["MailboxLine"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        MailChoice: {
            kind: components["schemas"]["NoticeKind"];
            wish: components["schemas"]["MailWish"];
        };
        MailChoiceView: {
            kind: components["schemas"]["NoticeKind"];
            must_reach: boolean;
            title: string;
            wish: components["schemas"]["MailWish"];
        };
        MailCounts: {
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            given_up: number;
            /** Format: int64 */
            not_sent: number;
            /** Format: int64 */
            queued: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            sending: number;
            /** Format: int64 */
            sent: number;
        };
        MailDeliveryView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            /** Format: int64 */
            attempts: number;
            change?: string;
            /** Format: date-time */
            done_at?: string;
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["MailKind"];
            message_id: string;
            /** Format: date-time */
            next_at?: string;
            outcome: string;
            state: components["schemas"]["MailState"];
            to?: components["schemas"]["PersonRef"];
        };
        MailDeliveryViewList: {
            items: components["schemas"]["MailDeliveryView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        MailEncryption: "required" | "none";
        MailHeader: {
            name: string;
            value: string;
        };
        /** @enum {string} */
        MailKind: "told" | "approval_asked" | "approval_reminded" | "approval_escalated" | "approval_expired" | "question_asked" | "question_answered" | "condition_set" | "minutes" | "digest" | "test";
        MailPartsView: {
            html: string;
            subject: string;
            text: string;
        };
        MailPartsViewRequest: {
            html: string;
            subject: string;
            text: string;
        };
        MailServerView: {
            counts: components["schemas"]["MailCounts"];
            encryption?: components["schemas"]["MailEncryption"];
            from: string;
            server: string;
            transport: components["schemas"]["MailTransport"];
            user: string;
        };
        /** @enum {string} */
        MailState: "queued" | "sending" | "failed" | "sent" | "refused" | "given_up" | "not_sent";
        MailTemplateLine: {
            edited: boolean;
            kind: components["schemas"]["MailKind"];
            /** Format: date-time */
            saved_at?: string;
            saved_by?: components["schemas"]["PersonRef"];
            title: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        MailTemplateLineList: {
            items: components["schemas"]["MailTemplateLine"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        MailTemplateVersionView: {
            /** Format: date-time */
            saved_at: string;
            saved_by: components["schemas"]["PersonRef"];
            shipped: boolean;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        MailTemplateView: {
            edited: boolean;
            html: string;
            kind: components["schemas"]["MailKind"];
            subject: string;
            text: string;
            title: string;
            variables: components["schemas"]["MailVariableView"][];
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
            versions: components["schemas"]["MailTemplateVersionView"][];
        };
        /** @enum {string} */
        MailTransport: "smtp" | "mailbox" | "none";
        MailVariableView: {
            name: string;
            what: string;
        };
        /** @enum {string} */
        MailWish: "at_once" | "digest" | "none";
        MailWishesEdit: {
            choices?: components["schemas"]["MailChoice"][];
            digest_at: string;
            digest_on_weekends: boolean;
            quiet?: components["schemas"]["QuietHoursRequest"] | null;
        };
        MailWishesView: {
            choices: components["schemas"]["MailChoiceView"][];
            digest_at: string;
            digest_on_weekends: boolean;
            email: string;
            quiet?: components["schemas"]["QuietHours"];
            time_zone: string;
        };
        MeetingInput: {
            /** @description local time in `zone`, without offset */
            local: string;
            /** Format: int64 */
            minutes?: number | null;
        };
        MeetingNoteInput: {
            change?: string | null;
            text: string;
        };
        MeetingNoteView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            text: string;
        };
        MeetingReason: {
            reason: string;
        };
        MeetingRowView: {
            board: string;
            board_name: string;
            /** Format: int64 */
            decided: number;
            /** Format: date-time */
            ends: string;
            id: string;
            /** Format: int64 */
            items: number;
            /** @description local time in `zone`, without offset */
            local: string;
            /** Format: date-time */
            starts: string;
            state: components["schemas"]["MeetingState"];
            zone: string;
        };
        MeetingRowViewList: {
            items: components["schemas"]["MeetingRowView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        MeetingState: "planned" | "live" | "closed" | "cancelled";
        MeetingView: {
            agenda: components["schemas"]["AgendaItemView"][];
            board: string;
            board_name: string;
            cancelled?: components["schemas"]["NotedView"];
            /** Format: date-time */
            closed?: string;
            /** Format: int64 */
            decided: number;
            /** Format: date-time */
            ends: string;
            /** Format: int64 */
            hidden: number;
            id: string;
            /** Format: int64 */
            items: number;
            /** @description local time in `zone`, without offset */
            local: string;
            may_conduct: boolean;
            may_edit: boolean;
            may_take_part: boolean;
            moved?: components["schemas"]["NotedView"];
            notes: components["schemas"]["MeetingNoteView"][];
            /** Format: date-time */
            now: string;
            ordered: boolean;
            presences: components["schemas"]["PresenceView"][];
            present: components["schemas"]["PersonRef"][];
            /** Format: date-time */
            started?: string;
            /** Format: date-time */
            starts: string;
            state: components["schemas"]["MeetingState"];
            zone: string;
        };
        MetInput: {
            note?: string | null;
        };
        MistakeView: {
            /** Format: int64 */
            column: number;
            /** Format: int64 */
            line: number;
            path: string;
            remedy: string;
            what: string;
        };
        MovedPart: {
            key: string;
            kind: string;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people: components["schemas"]["PersonRef"][];
            title: string;
        };
        MoveInput: {
            /** @description local time in `zone`, without offset */
            local: string;
            /** Format: int64 */
            minutes?: number | null;
            reason: string;
        };
        MovePreview: {
            change: components["schemas"]["ChangeView"];
            comes: components["schemas"]["MovedPart"][];
            differences: components["schemas"]["Difference"][];
            events: components["schemas"]["HistoryEntry"][];
            /** Format: int64 */
            from: number;
            goes: components["schemas"]["MovedPart"][];
            missed: components["schemas"]["MovedPart"][];
            /** Format: int64 */
            to: number;
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["UnmetView"][];
        };
        MyWork: {
            advance: components["schemas"]["AdvanceWork"][];
            approvals: components["schemas"]["ApprovalWork"][];
            changes: components["schemas"]["ChangeRowView"][];
            /** Format: int64 */
            count: number;
            entries: components["schemas"]["EntryWork"][];
            tasks: components["schemas"]["TaskWork"][];
        };
        NamedRef: {
            key: string;
            name: string;
        };
        NewBoard: {
            agenda?: components["schemas"]["Conditions"] | null;
            chair: string;
            /** Format: int64 */
            cutoff_minutes?: number | null;
            deputy?: string | null;
            members?: string[];
            name: string;
            timing: components["schemas"]["TimingInput"];
        };
        NewCalendarAddress: {
            /** Format: date-time */
            made: string;
            path: string;
        };
        NewChange: {
            backout_plan?: string | null;
            catalog_entry?: string | null;
            communication_plan?: string | null;
            deployer?: string | null;
            deployment_plan?: string | null;
            description?: string | null;
            developer?: string | null;
            expected_results?: string[] | null;
            form?: {
                [key: string]: unknown;
            };
            impact?: components["schemas"]["Level"] | null;
            links?: components["schemas"]["NewLink"][];
            owner?: string | null;
            planned_end?: components["schemas"]["PlannedTimeInput"] | null;
            planned_start?: components["schemas"]["PlannedTimeInput"] | null;
            process?: string | null;
            reason?: string | null;
            restricted?: boolean | null;
            risk_answers?: {
                [key: string]: string;
            };
            services?: string[] | null;
            stakeholders?: components["schemas"]["StakeholderInput"][] | null;
            tags?: string[] | null;
            test_lead?: string | null;
            test_plan?: string | null;
            title?: string | null;
            urgency?: components["schemas"]["Level"] | null;
            verifiers?: string[] | null;
            visible_to?: string[];
        };
        NewContingency: {
            process: string;
        };
        NewDelegation: {
            /** Format: date-time */
            from: string;
            reason?: string | null;
            to: string;
            /** Format: date-time */
            until: string;
        };
        NewEntry: {
            asked?: string[];
            effect?: string | null;
            fields?: components["schemas"]["ChangeFieldsInput"] | null;
            from?: string | null;
            key: string;
            locked?: string[];
            /** Format: int64 */
            max_age_months?: number | null;
            /** Format: int64 */
            max_failures?: number | null;
            owner?: string | null;
            process?: string | null;
            title: string;
            when_to_use: string;
        };
        NewGroup: {
            description?: string | null;
            key: string;
            members?: string[];
            name: string;
        };
        NewLink: {
            address?: string | null;
            change?: string | null;
            kind: components["schemas"]["LinkKind"];
            title?: string | null;
        };
        NewPassword: {
            password: string;
        };
        NewPerson: {
            email?: string | null;
            login: string;
            manager?: string | null;
            name: string;
            password?: string | null;
            phone?: string | null;
            roles?: components["schemas"]["Role"][];
            time_zone?: string | null;
        };
        NewSavedView: {
            columns?: string[] | null;
            name: string;
            query?: string | null;
            shared?: boolean | null;
            sort?: string | null;
        };
        NewSchedule: {
            change: components["schemas"]["PlannedChangeInput"];
            deputy?: string | null;
            name?: string | null;
            owner?: string | null;
            timing: components["schemas"]["TimingInput"];
        };
        NewService: {
            criticality?: components["schemas"]["Criticality"] | null;
            depends_on?: string[];
            description?: string | null;
            key: string;
            name: string;
            owners?: string[];
            /** Format: int64 */
            recovery_point_minutes?: number | null;
            /** Format: int64 */
            recovery_time_minutes?: number | null;
            type?: components["schemas"]["ServiceType"] | null;
        };
        NewTask: {
            after?: string[];
            assignee?: string | null;
            checklist?: string[];
            description?: string | null;
            /** Format: date-time */
            due?: string | null;
            optional?: boolean | null;
            title: string;
        };
        NewWebhook: {
            enabled?: boolean | null;
            format?: components["schemas"]["WebhookFormat"] | null;
            key: string;
            name: string;
            url: string;
        };
        NextInput: {
            change?: string | null;
        };
        Note: {
            note?: string | null;
        };
        NotedApproval: {
            key: string;
            state: components["schemas"]["ApprovalState"];
            title: string;
        };
        NotedView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            reason: string;
        };
        /** @enum {string} */
        NoticeKind: "told" | "approval_asked" | "approval_reminded" | "approval_escalated" | "approval_expired" | "question_asked" | "question_answered" | "condition_set" | "minutes";
        NotificationMark: {
            read: boolean;
        };
        NotificationView: {
            approval?: string;
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            change: string;
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["NoticeKind"];
            read: boolean;
            rule?: string;
            text: string;
            title: string;
        };
        NotificationViewList: {
            items: components["schemas"]["NotificationView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        OnClose: "block" | "cascade" | "hand_over";
        /** @enum {string} */
        OnFail: "hold" | "fail" | "back" | "ignore";
        /** @enum {string} */
        Operator: "is" | "is_not" | "at_least" | "at_most" | "includes" | "excludes" | "filled" | "empty";
        OperatorView: {
            key: components["schemas"]["Operator"];
            name: string;
            takes_several: boolean;
            takes_value: boolean;
        };
        OptionalComment: {
            comment?: string | null;
        };
        /** @enum {string} */
        Order: "asc" | "desc";
        OrderInput: {
            order?: string[];
        };
        /** @enum {string} */
        Outcome: "successful" | "successful_with_issues" | "unsuccessful" | "backed_out" | "cancelled" | "rejected";
        OutcomeInput: {
            comment?: string | null;
            magnitude?: components["schemas"]["MagnitudeRequest"] | null;
            outcome: components["schemas"]["Outcome"];
        };
        OwnDecision: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            comment: string;
            decision: components["schemas"]["Decision"];
        };
        OwnSession: {
            /** Format: date-time */
            created: string;
            current: boolean;
            /** Format: date-time */
            expires: string;
            id: string;
            /** Format: date-time */
            last_seen: string;
        };
        OwnSessions: {
            items: components["schemas"]["OwnSession"][];
        };
        PasswordChange: {
            current: string;
            new: string;
        };
        PastOccurrenceView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            change?: string;
            /** Format: date-time */
            end?: string;
            /** Format: int64 */
            late_minutes?: number;
            /** @description local time in `zone`, without offset */
            local: string;
            note: string;
            skipped: boolean;
            /** Format: date-time */
            start: string;
        };
        PastOccurrenceViewList: {
            items: components["schemas"]["PastOccurrenceView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        PastOutcomes: {
            /** Format: int64 */
            backed_out: number;
            /** Format: int64 */
            successful: number;
            /** Format: int64 */
            unsuccessful: number;
            /** Format: int64 */
            with_issues: number;
        };
        /** @enum {string} */
        Permission: "see" | "create_change" | "manage_people" | "manage_groups" | "manage_services" | "publish_process" | "redact" | "audit" | "manage_webhooks" | "manage_risk" | "propose_catalog" | "approve_catalog";
        PersonEdit: {
            email?: string | null;
            login?: string | null;
            manager?: string | null;
            name?: string | null;
            phone?: string | null;
            time_zone?: string | null;
        };
        PersonRef: {
            login: string;
            name: string;
        };
        PersonView: {
            email?: string;
            enabled: boolean;
            groups: components["schemas"]["NamedRef"][];
            login: string;
            manager?: components["schemas"]["PersonRef"];
            name: string;
            phone?: string;
            roles: components["schemas"]["Role"][];
            time_zone?: string;
        };
        PersonViewList: {
            items: components["schemas"]["PersonView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        Phase: "draft" | "assessment" | "authorization" | "build" | "release" | "deployment" | "verification" | "review" | "closed";
        PlannedChangeEdit: {
            backout_plan?: string | null;
            communication_plan?: string | null;
            deployer?: string | null;
            deployment_plan?: string | null;
            description?: string | null;
            developer?: string | null;
            expected_results?: string[] | null;
            form?: {
                [key: string]: unknown;
            };
            impact?: components["schemas"]["Level"] | null;
            owner?: string | null;
            planned_end?: components["schemas"]["PlannedTimeInput"] | null;
            planned_start?: components["schemas"]["PlannedTimeInput"] | null;
            process?: string | null;
            reason?: string | null;
            restricted?: boolean | null;
            services?: string[] | null;
            stakeholders?: components["schemas"]["StakeholderInput"][] | null;
            tags?: string[] | null;
            test_lead?: string | null;
            test_plan?: string | null;
            title?: string | null;
            urgency?: components["schemas"]["Level"] | null;
            verifiers?: string[] | null;
            visible_to?: string[] | null;
        };
        PlannedChangeInput: {
            backout_plan?: string | null;
            catalog_entry?: string | null;
            communication_plan?: string | null;
            deployer?: string | null;
            deployment_plan?: string | null;
            description?: string | null;
            developer?: string | null;
            expected_results?: string[] | null;
            form?: {
                [key: string]: unknown;
            };
            impact?: components["schemas"]["Level"] | null;
            owner?: string | null;
            planned_end?: components["schemas"]["PlannedTimeInput"] | null;
            planned_start?: components["schemas"]["PlannedTimeInput"] | null;
            process?: string | null;
            reason?: string | null;
            restricted?: boolean | null;
            services?: string[] | null;
            stakeholders?: components["schemas"]["StakeholderInput"][] | null;
            tags?: string[] | null;
            test_lead?: string | null;
            test_plan?: string | null;
            title?: string | null;
            urgency?: components["schemas"]["Level"] | null;
            verifiers?: string[] | null;
            visible_to?: string[];
        };
        PlannedChangeView: {
            backout_plan: string;
            catalog_entry?: components["schemas"]["NamedRef"];
            communication_plan: string;
            deployer?: components["schemas"]["PersonRef"];
            deployment_plan: string;
            description: string;
            developer?: components["schemas"]["PersonRef"];
            expected_results: string[];
            form: components["schemas"]["AnsweredField"][];
            impact?: components["schemas"]["Level"];
            owner?: components["schemas"]["PersonRef"];
            process: components["schemas"]["NamedRef"];
            reason: string;
            restricted: boolean;
            services: components["schemas"]["NamedRef"][];
            stakeholders: components["schemas"]["StakeholderView"][];
            tags: string[];
            test_lead?: components["schemas"]["PersonRef"];
            test_plan: string;
            title: string;
            urgency?: components["schemas"]["Level"];
            verifiers: components["schemas"]["PersonRef"][];
            visible_to: components["schemas"]["NamedRef"][];
        };
        PlannedTime: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            /** @description local time in `zone`, without offset */
            local: string;
            zone: string;
        };
        PlannedTimeInput: {
            /** @description local time in `zone`, without offset */
            local: string;
            zone: string;
        };
        PossibleView: {
            act: string;
            ready: boolean;
            target: string;
            title: string;
        };
        PresenceInput: {
            person?: string | null;
        };
        PresenceView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            came: boolean;
            person: components["schemas"]["PersonRef"];
        };
        Preview: {
            approvals: components["schemas"]["ApprovalPreview"][];
            form: components["schemas"]["AnsweredField"][];
            passed_over: string[];
            priority?: components["schemas"]["Priority"];
            process: components["schemas"]["ProcessView"];
            risk: components["schemas"]["RiskView"];
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["UnmetView"][];
        };
        PreviewView: {
            all: boolean;
            coming: components["schemas"]["UpcomingView"][];
            note: string;
            repeats: string;
            rule?: string;
        };
        /** @enum {string} */
        Priority: "critical" | "high" | "moderate" | "low" | "planning";
        Problem: {
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            /** @description With 412 of what several people write: how it is now, where that is told. */
            present?: Record<string, never>;
            /** Format: int64 */
            status: number;
            title: string;
            type: string;
            unmet?: components["schemas"]["UnmetView"][];
        };
        ProcessDraftRow: {
            /** Format: int64 */
            based_on: number;
            /** Format: date-time */
            begun_at: string;
            begun_by: components["schemas"]["PersonRef"];
            key: string;
            /** Format: int64 */
            newest?: number;
            outdated: boolean;
            /** Format: date-time */
            saved_at: string;
            saved_by: components["schemas"]["PersonRef"];
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        ProcessDraftRowList: {
            items: components["schemas"]["ProcessDraftRow"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        ProcessDraftView: {
            /** Format: int64 */
            based_on: number;
            /** Format: date-time */
            begun_at: string;
            begun_by: components["schemas"]["PersonRef"];
            checked: components["schemas"]["CheckedText"];
            differences: components["schemas"]["Difference"][];
            key: string;
            /** Format: int64 */
            newest?: number;
            outdated: boolean;
            /** Format: date-time */
            saved_at: string;
            saved_by: components["schemas"]["PersonRef"];
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
            yaml: string;
        };
        ProcessReadiness: {
            key: string;
            lacking: components["schemas"]["LackView"][];
            name: string;
            ok: boolean;
        };
        ProcessRef: {
            key: string;
            name: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        ProcessRow: {
            from_catalog: boolean;
            key: string;
            lacking: string[];
            name: string;
            retired: boolean;
            summary: string;
            type: components["schemas"]["ChangeType"];
            usual_length: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
            versions: components["schemas"]["PublishedVersion"][];
            when_to_use: string;
        };
        ProcessRowList: {
            items: components["schemas"]["ProcessRow"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        ProcessView: {
            contingencies: components["schemas"]["ContingencyTemplateView"][];
            form: components["schemas"]["FormFieldView"][];
            from_catalog: boolean;
            key: string;
            lacking: string[];
            name: string;
            retired: boolean;
            rules: components["schemas"]["RuleView"][];
            stages: components["schemas"]["StageView"][];
            summary: string;
            type: components["schemas"]["ChangeType"];
            usual_length: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
            versions: components["schemas"]["PublishedVersion"][];
            when_to_use: string;
            yaml: string;
        };
        ProfileEdit: {
            email?: string | null;
            name?: string | null;
            phone?: string | null;
            time_zone?: string | null;
        };
        PublicationInput: {
            note?: string | null;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version?: number | null;
        };
        PublishedVersion: {
            by?: components["schemas"]["PersonRef"];
            note?: string;
            /** Format: date-time */
            published?: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        PublishInput: {
            note?: string | null;
            yaml: string;
        };
        QuestionInput: {
            text: string;
        };
        QuestionView: {
            answer: string;
            answered_by?: components["schemas"]["PersonRef"];
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            /** Format: date-time */
            closed?: string;
            /** Format: int64 */
            number: number;
            text: string;
        };
        QuietHours: {
            from: string;
            until: string;
        };
        QuietHoursRequest: {
            from: string;
            until: string;
        };
        Quorum: {
            /** Format: int64 */
            count: number;
            kind: components["schemas"]["QuorumKind"];
        };
        /** @enum {string} */
        QuorumKind: "all" | "any" | "at_least" | "one_of_each" | "percent";
        RankReason: {
            ground: components["schemas"]["Ground"];
            /** Format: int64 */
            points: number;
            text: string;
        };
        ReadProcessView: {
            contingencies: components["schemas"]["ContingencyTemplateView"][];
            form: components["schemas"]["FormFieldView"][];
            key: string;
            name: string;
            rules: components["schemas"]["RuleView"][];
            stages: components["schemas"]["StageView"][];
            summary: string;
            type: components["schemas"]["ChangeType"];
            usual_length: string;
            when_to_use: string;
        };
        ReadUpTo: {
            /** Format: int64 */
            up_to: number;
        };
        Reason: {
            reason: string;
        };
        ReasonNotNeeded: {
            reason: string;
        };
        Redaction: {
            field: string;
            /** Format: int64 */
            position: number;
            reason: string;
        };
        RelatedEdge: {
            from: string;
            kind: components["schemas"]["LinkKind"];
            to: string;
            words: string;
        };
        RelatedNode: {
            address?: string;
            id: string;
            outcome?: components["schemas"]["Outcome"];
            owner?: components["schemas"]["PersonRef"];
            phase?: components["schemas"]["Phase"];
            restricted: boolean;
            settled: boolean;
            stage_name?: string;
            /** Format: int64 */
            steps: number;
            title?: string;
        };
        /** @enum {string} */
        RelatedState: "authorized" | "deployed" | "closed" | "successful";
        RelatedWork: {
            edges: components["schemas"]["RelatedEdge"][];
            more: boolean;
            nodes: components["schemas"]["RelatedNode"][];
        };
        RiskAnswersSent: {
            answers?: {
                [key: string]: string;
            };
        };
        RiskAssessment: {
            level: components["schemas"]["RiskLevel"];
            /** Format: int64 */
            policy_version: number;
            sources: components["schemas"]["RiskSource"][];
        };
        RiskChoice: {
            key: string;
            /** Format: int64 */
            points: number;
            text: string;
        };
        RiskChoiceRequest: {
            key: string;
            /** Format: int64 */
            points: number;
            text: string;
        };
        RiskCommentSent: {
            comment?: string | null;
        };
        RiskGivenView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by?: components["schemas"]["PersonRef"];
            confirmed_by?: components["schemas"]["PersonRef"];
            level: components["schemas"]["RiskLevel"];
            reason: string;
        };
        RiskHistoryRule: {
            /** Format: int64 */
            bad_from: number;
            level: components["schemas"]["RiskLevel"];
            /** Format: int64 */
            months: number;
            of: components["schemas"]["HistoryOf"];
            /** Format: int64 */
            percent_from: number;
        };
        RiskHistoryRuleRequest: {
            /** Format: int64 */
            bad_from: number;
            level: components["schemas"]["RiskLevel"];
            /** Format: int64 */
            months: number;
            of: components["schemas"]["HistoryOf"];
            /** Format: int64 */
            percent_from: number;
        };
        /** @enum {string} */
        RiskLevel: "low" | "medium" | "high";
        RiskLevelSent: {
            level: components["schemas"]["RiskLevel"];
            reason: string;
        };
        RiskMatrix: {
            high: components["schemas"]["RiskRow"];
            low: components["schemas"]["RiskRow"];
            medium: components["schemas"]["RiskRow"];
        };
        RiskMatrixRequest: {
            high: components["schemas"]["RiskRowRequest"];
            low: components["schemas"]["RiskRowRequest"];
            medium: components["schemas"]["RiskRowRequest"];
        };
        RiskPolicy: {
            conditions: components["schemas"]["RiskRule"][];
            history: components["schemas"]["RiskHistoryRule"][];
            matrix: components["schemas"]["RiskMatrix"];
            questions: components["schemas"]["RiskQuestion"][];
            thresholds: components["schemas"]["RiskThresholds"];
        };
        RiskPolicyRequest: {
            conditions?: components["schemas"]["RiskRuleRequest"][];
            history?: components["schemas"]["RiskHistoryRuleRequest"][];
            matrix: components["schemas"]["RiskMatrixRequest"];
            questions?: components["schemas"]["RiskQuestionRequest"][];
            thresholds: components["schemas"]["RiskThresholdsRequest"];
        };
        RiskPolicySent: {
            policy: components["schemas"]["RiskPolicyRequest"];
            reason: string;
        };
        RiskPolicyView: {
            /** Format: int64 */
            most_points: number;
            policy: components["schemas"]["RiskPolicy"];
            reason: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        RiskQuestion: {
            answers: components["schemas"]["RiskChoice"][];
            key: string;
            text: string;
            /** Format: int64 */
            weight: number;
        };
        RiskQuestionRequest: {
            answers?: components["schemas"]["RiskChoiceRequest"][];
            key: string;
            text: string;
            /** Format: int64 */
            weight: number;
        };
        RiskQuestionView: {
            answer?: string;
            answers: components["schemas"]["RiskChoice"][];
            key: string;
            text: string;
            /** Format: int64 */
            weight: number;
        };
        RiskReasonSent: {
            reason: string;
        };
        RiskRow: {
            high: components["schemas"]["RiskLevel"];
            low: components["schemas"]["RiskLevel"];
            medium: components["schemas"]["RiskLevel"];
        };
        RiskRowRequest: {
            high: components["schemas"]["RiskLevel"];
            low: components["schemas"]["RiskLevel"];
            medium: components["schemas"]["RiskLevel"];
        };
        RiskRule: {
            key: string;
            /** Format: int64 */
            lead_days_below?: number;
            level: components["schemas"]["RiskLevel"];
            title: string;
            when?: components["schemas"]["ConditionsRequest"];
        };
        RiskRuleRequest: {
            key: string;
            /** Format: int64 */
            lead_days_below?: number | null;
            level: components["schemas"]["RiskLevel"];
            title: string;
            when?: components["schemas"]["Conditions"] | null;
        };
        RiskSource: {
            counts?: components["schemas"]["PastOutcomes"];
            key: string;
            kind: components["schemas"]["RiskSourceKind"];
            level: components["schemas"]["RiskLevel"];
            lower: string;
            saw: string;
            title: string;
        };
        /** @enum {string} */
        RiskSourceKind: "condition" | "questionnaire" | "history";
        RiskThresholds: {
            /** Format: int64 */
            high_from: number;
            /** Format: int64 */
            medium_from: number;
        };
        RiskThresholdsRequest: {
            /** Format: int64 */
            high_from: number;
            /** Format: int64 */
            medium_from: number;
        };
        RiskTrial: {
            after: components["schemas"]["RiskAssessment"];
            before: components["schemas"]["RiskAssessment"];
            change: string;
            differs: string[];
        };
        RiskTrialSent: {
            change: string;
            policy: components["schemas"]["RiskPolicyRequest"];
        };
        RiskView: {
            assessed?: components["schemas"]["RiskLevel"];
            level?: components["schemas"]["RiskLevel"];
            lowered?: components["schemas"]["RiskGivenView"];
            lowering_asked?: components["schemas"]["RiskGivenView"];
            /** Format: int64 */
            policy_version: number;
            questions: components["schemas"]["RiskQuestionView"][];
            raised?: components["schemas"]["RiskGivenView"];
            sources: components["schemas"]["RiskSource"][];
        };
        /** @enum {string} */
        Role: "requester" | "member" | "service_owner" | "change_manager" | "administrator" | "auditor";
        /** @enum {string} */
        RowMatch: "first" | "all";
        /** @enum {string} */
        RuleAct: "notify" | "add_approver" | "create_task" | "set_field" | "call_webhook";
        RuleActView: {
            act: components["schemas"]["RuleAct"];
            in_words: string;
        };
        /** @enum {string} */
        RuleEvent: "created" | "stage_entered" | "sent_back" | "held" | "resumed" | "edited" | "window_moved" | "task_done" | "task_failed" | "task_overdue" | "approval_granted" | "approval_rejected" | "approval_overdue" | "outcome_declared" | "commented" | "closed";
        RuleView: {
            acts: components["schemas"]["RuleActView"][];
            key: string;
            of: string[];
            on: components["schemas"]["RuleEvent"];
            title: string;
            when?: components["schemas"]["ConditionsView"];
        };
        SavedViewEdit: {
            columns?: string[] | null;
            name?: string | null;
            query?: string | null;
            shared?: boolean | null;
            sort?: string | null;
        };
        SavedViewRow: {
            columns: string[];
            /** Format: date-time */
            created: string;
            /** Format: int64 */
            id: number;
            mine: boolean;
            name: string;
            owner: components["schemas"]["PersonRef"];
            query: string;
            shared: boolean;
            sort: string;
            /** Format: date-time */
            updated: string;
        };
        SavedViewRowList: {
            items: components["schemas"]["SavedViewRow"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        ScheduleEdit: {
            change?: components["schemas"]["PlannedChangeEdit"] | null;
            deputy?: string | null;
            name?: string | null;
            owner?: string | null;
            timing?: components["schemas"]["TimingEdit"] | null;
        };
        ScheduleReason: {
            reason: string;
        };
        ScheduleRowView: {
            deputy?: components["schemas"]["PersonRef"];
            id: string;
            name: string;
            needs_owner: boolean;
            next_owner: string;
            /** Format: int64 */
            opened: number;
            owner: components["schemas"]["PersonRef"];
            process: components["schemas"]["NamedRef"];
            repeats: string;
            restricted: boolean;
            state: components["schemas"]["ScheduleState"];
            title: string;
            trouble?: components["schemas"]["TroubleView"];
            upcoming?: components["schemas"]["UpcomingView"];
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        ScheduleRowViewList: {
            items: components["schemas"]["ScheduleRowView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        ScheduleState: "active" | "paused" | "ended";
        ScheduleView: {
            all_coming: boolean;
            coming: components["schemas"]["UpcomingView"][];
            /** Format: date-time */
            created: string;
            created_by: components["schemas"]["PersonRef"];
            deputy?: components["schemas"]["PersonRef"];
            ended?: components["schemas"]["NotedView"];
            id: string;
            later: components["schemas"]["LaterPartView"][];
            may_edit: boolean;
            name: string;
            needs_owner: boolean;
            next_owner: string;
            note: string;
            /** Format: int64 */
            opened: number;
            owner: components["schemas"]["PersonRef"];
            paused?: components["schemas"]["NotedView"];
            planned: components["schemas"]["PlannedChangeView"];
            repeats: string;
            state: components["schemas"]["ScheduleState"];
            timing: components["schemas"]["TimingView"];
            trouble?: components["schemas"]["TroubleView"];
            upcoming?: components["schemas"]["UpcomingView"];
            /** Format: date-time */
            updated: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        ServerView: {
            /** @description counts what has happened to it; for `If-Match` */
            version: string;
            zone: string;
            zone_names_url: string;
        };
        ServiceEdit: {
            criticality?: components["schemas"]["Criticality"] | null;
            depends_on?: string[] | null;
            description?: string | null;
            name?: string | null;
            owners?: string[] | null;
            /** Format: int64 */
            recovery_point_minutes?: number | null;
            /** Format: int64 */
            recovery_time_minutes?: number | null;
            type?: components["schemas"]["ServiceType"] | null;
        };
        /** @enum {string} */
        ServiceType: "business_service" | "application" | "database" | "server" | "network" | "other";
        ServiceView: {
            criticality: components["schemas"]["Criticality"];
            depended_on_by: components["schemas"]["NamedRef"][];
            depends_on: components["schemas"]["NamedRef"][];
            description: string;
            key: string;
            name: string;
            /** Format: int64 */
            open_changes: number;
            owners: components["schemas"]["PersonRef"][];
            /** Format: int64 */
            recovery_point_minutes?: number;
            /** Format: int64 */
            recovery_time_minutes?: number;
            retired: boolean;
            type: components["schemas"]["ServiceType"];
        };
        ServiceViewList: {
            items: components["schemas"]["ServiceView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        SessionView: {
            /** @description send it as `X-CSRF-Token` with every write */
            csrf: string;
            demonstration: boolean;
            permissions: components["schemas"]["Permission"][];
            person: components["schemas"]["PersonView"];
            server: components["schemas"]["ServerView"];
            token?: string;
        };
        Settling: {
            settled: boolean;
        };
        SetUp: {
            /** Format: int64 */
            change_managers: number;
            lines: components["schemas"]["SetUpLine"][];
            /**
             * Format: int64
             * @description by name, who can meet it; empty: nobody, and `detail` says why
             */
            people: number;
            processes: components["schemas"]["ProcessReadiness"][];
            ready: boolean;
            /** Format: int64 */
            services: number;
        };
        SetUpLine: {
            detail: string;
            href: string;
            key: string;
            ok: boolean;
            title: string;
        };
        /** @enum {string} */
        Shift: "none" | "next" | "previous" | "skip";
        SignIn: {
            cookie?: boolean | null;
            demonstration?: string | null;
            login?: string | null;
            password?: string | null;
        };
        SignInPage: {
            demonstration: boolean;
            first_administrator: boolean;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people?: components["schemas"]["DemonstrationPerson"][];
        };
        SkipInput: {
            /** @description local time in `zone`, without offset */
            local: string;
            reason: string;
        };
        StageOnTrack: {
            /** Format: date-time */
            entered?: string;
            key: string;
            /** Format: date-time */
            left?: string;
            name: string;
            passed_over: boolean;
            phase: components["schemas"]["Phase"];
            state: components["schemas"]["StageState"];
            when?: components["schemas"]["ConditionsView"];
        };
        /** @enum {string} */
        StageState: "done" | "current" | "passed_over" | "to_come";
        StageView: {
            advance: components["schemas"]["Advance"];
            advance_title: string;
            approvals: components["schemas"]["ApprovalTemplateView"][];
            back: components["schemas"]["BackEdge"][];
            gates: components["schemas"]["Gate"][];
            key: string;
            name: string;
            order: components["schemas"]["TaskOrder"];
            phase: components["schemas"]["Phase"];
            tasks: components["schemas"]["TaskTemplateView"][];
            when?: components["schemas"]["ConditionsView"];
        };
        StakeholderInput: {
            name?: string | null;
            part?: string | null;
            person?: string | null;
        };
        StakeholderView: {
            name: string;
            part: string;
            person?: components["schemas"]["PersonRef"];
        };
        /** @enum {string} */
        Standing: "open" | "on_hold" | "closed";
        StandInInput: {
            from?: string | null;
            reason?: string | null;
            to: string;
        };
        StandInView: {
            by?: components["schemas"]["PersonRef"];
            from: components["schemas"]["PersonRef"];
            reason: string;
            standing: boolean;
            to: components["schemas"]["PersonRef"];
        };
        StandsInFor: {
            /** Format: date-time */
            from: string;
            in_force: boolean;
            person: components["schemas"]["PersonRef"];
            /** Format: date-time */
            until: string;
        };
        /** @enum {string} */
        StartBy: "itself" | "hand";
        StreamEntry: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by?: components["schemas"]["PersonRef"];
            comment?: string;
            /** Format: int64 */
            position: number;
            summary: string;
            type: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        StreamEntryList: {
            items: components["schemas"]["StreamEntry"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        TaskEdit: {
            assignee?: string | null;
            description?: string | null;
            /** Format: date-time */
            due?: string | null;
            title?: string | null;
        };
        TaskList: {
            items: components["schemas"]["TaskView"][];
        };
        /** @enum {string} */
        TaskOrder: "at_once" | "in_sequence";
        TaskRowView: {
            assignee?: components["schemas"]["PersonRef"];
            change: string;
            /** Format: date-time */
            due?: string;
            id: string;
            overdue: boolean;
            /** Format: date-time */
            since: string;
            stage: string;
            state: components["schemas"]["TaskState"];
            title: string;
        };
        TaskRowViewList: {
            items: components["schemas"]["TaskRowView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        /** @enum {string} */
        TaskState: "blocked" | "open" | "in_progress" | "done" | "failed" | "skipped" | "cancelled" | "closed" | "handed_over";
        TaskTemplateView: {
            after: string[];
            assign_by: components["schemas"]["AssignBy"];
            assignee: string[];
            checklist: string[];
            description: string;
            due?: string;
            duty?: components["schemas"]["Duty"];
            key: string;
            on_close: components["schemas"]["OnClose"];
            on_fail: components["schemas"]["OnFail"];
            optional: boolean;
            title: string;
            when?: components["schemas"]["ConditionsView"];
        };
        TaskView: {
            after: string[];
            assignee?: components["schemas"]["PersonRef"];
            candidate_rules: string[];
            candidates: components["schemas"]["PersonRef"][];
            change: string;
            checklist: components["schemas"]["ChecklistItemView"][];
            /** Format: date-time */
            created: string;
            description: string;
            done_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            due?: string;
            duty?: components["schemas"]["Duty"];
            id: string;
            key: string;
            note: string;
            on_close: components["schemas"]["OnClose"];
            optional: boolean;
            overdue: boolean;
            /** @description what you may do now */
            possible: components["schemas"]["PossibleView"][];
            /** Format: date-time */
            since: string;
            stage: string;
            stage_name: string;
            state: components["schemas"]["TaskState"];
            title: string;
        };
        TaskWork: {
            change: components["schemas"]["ChangeRowView"];
            mine: boolean;
            task: components["schemas"]["TaskView"];
        };
        TermView: {
            meaning: string;
            term: string;
        };
        TextInput: {
            yaml: string;
        };
        Tick: {
            ticked: boolean;
        };
        TimingEdit: {
            except?: string[] | null;
            /** Format: int64 */
            lead_minutes?: number | null;
            rule?: string | null;
            shift?: components["schemas"]["Shift"] | null;
            start?: string | null;
            /** Format: int64 */
            window_minutes?: number | null;
            zone?: string | null;
        };
        TimingEditPreview: {
            /** @description local time in `zone`, without offset */
            local?: string | null;
            timing?: components["schemas"]["TimingEdit"] | null;
        };
        TimingInput: {
            except?: string[];
            /** Format: int64 */
            lead_minutes?: number | null;
            rule?: string | null;
            shift?: components["schemas"]["Shift"] | null;
            start: string;
            /** Format: int64 */
            window_minutes?: number | null;
            zone: string;
        };
        TimingView: {
            except: string[];
            /** Format: int64 */
            lead_minutes: number;
            repeats: string;
            rule?: string;
            shift: components["schemas"]["Shift"];
            start: string;
            /** Format: int64 */
            window_minutes: number;
            zone: string;
        };
        Transition: {
            comment?: string | null;
            to?: string | null;
        };
        TrialApprovalView: {
            /** Format: date-time */
            asked: string;
            decisions: components["schemas"]["TrialDecisionView"][];
            /** Format: date-time */
            due?: string;
            /** Format: date-time */
            ended?: string;
            key: string;
            /** Format: int64 */
            need: number;
            nobody?: string;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people: components["schemas"]["PersonRef"][];
            quorum: components["schemas"]["Quorum"];
            state: components["schemas"]["ApprovalState"];
            title: string;
        };
        TrialDecisionView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            decision: components["schemas"]["Decision"];
            person: components["schemas"]["PersonRef"];
        };
        TrialInput: {
            /** Format: date-time */
            begin?: string | null;
            failing?: string[];
            fields?: components["schemas"]["ChangeFieldsInput"] | null;
            outcome?: components["schemas"]["Outcome"] | null;
            /** Format: int64 */
            pace_minutes?: number | null;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people?: components["schemas"]["TrialPeople"] | null;
            process?: string | null;
            rejecting?: string[];
            risk?: components["schemas"]["RiskLevel"] | null;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version?: number | null;
            yaml?: string | null;
        };
        /** @enum {string} */
        TrialPeople: "invented" | "present";
        TrialStageView: {
            approvals: components["schemas"]["TrialApprovalView"][];
            /** Format: date-time */
            entered: string;
            key: string;
            /** Format: date-time */
            left?: string;
            name: string;
            phase: components["schemas"]["Phase"];
            tasks: components["schemas"]["TrialTaskView"][];
            waits: components["schemas"]["TrialWaitView"][];
        };
        TrialTaskView: {
            assignee?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            created: string;
            done_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            due?: string;
            /** Format: date-time */
            ended?: string;
            key: string;
            nobody?: string;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people: components["schemas"]["PersonRef"][];
            state: components["schemas"]["TaskState"];
            title: string;
        };
        TrialView: {
            closed: boolean;
            outcome?: components["schemas"]["Outcome"];
            process: string;
            stages: components["schemas"]["TrialStageView"][];
            story: components["schemas"]["HistoryEntry"][];
            stuck: components["schemas"]["UnmetView"][];
            why?: string;
        };
        TrialWaitView: {
            /** Format: date-time */
            from: string;
            unmet: components["schemas"]["UnmetView"];
            /** Format: date-time */
            until?: string;
        };
        TroubleView: {
            detail: string;
            /** @description local time in `zone`, without offset */
            local: string;
            /** Format: date-time */
            since: string;
        };
        UnmetView: {
            detail: string;
            /** Format: date-time */
            due?: string;
            gate: string;
            /** Format: int64 */
            have: number;
            key: string;
            /** Format: int64 */
            need: number;
            /** @description by name, who can meet it; empty: nobody, and `detail` says why */
            people: components["schemas"]["PersonRef"][];
            /** Format: date-time */
            since?: string;
            title: string;
        };
        UpcomingView: {
            /** Format: date-time */
            end: string;
            fate: components["schemas"]["Fate"];
            /** @description local time in `zone`, without offset */
            local: string;
            moved: boolean;
            /** Format: date-time */
            opens: string;
            planned: string;
            skip_reason?: string;
            skipped_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            start: string;
            zone: string;
        };
        /** @enum {string} */
        UsersHindered: "none" | "some" | "service_down";
        VersionDifferences: {
            differences: components["schemas"]["Difference"][];
            /** Format: int64 */
            from: number;
            same_text: boolean;
            /** Format: int64 */
            to: number;
        };
        VersionInput: {
            reason?: string | null;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        Visibility: {
            restricted: boolean;
            visible_to?: string[];
        };
        WaitingApproval: {
            approval: components["schemas"]["ApprovalView"];
            change: components["schemas"]["ChangeView"];
            /** Format: int64 */
            comments: number;
            since_last: components["schemas"]["ApprovalDifference"];
        };
        WaitingApprovals: {
            items: components["schemas"]["WaitingApproval"][];
        };
        WaitingView: {
            /** Format: date-time */
            since: string;
            stage: string;
            stage_name: string;
            unmet: components["schemas"]["UnmetView"][];
        };
        /** @enum {string} */
        WaitsBy: "person" | "stage" | "process";
        WaitsReport: {
            by: components["schemas"]["WaitsBy"];
            /** Format: date-time */
            from: string;
            in_part: boolean;
            items: components["schemas"]["WaitsView"][];
            /** Format: date-time */
            until: string;
        };
        WaitsView: {
            /** Format: int64 */
            decided: number;
            key: string;
            longest_change: string;
            /** Format: int64 */
            longest_minutes: number;
            /** Format: int64 */
            median_minutes: number;
            name: string;
            /** Format: int64 */
            undecided: number;
        };
        WebhookEdit: {
            enabled?: boolean | null;
            format?: components["schemas"]["WebhookFormat"] | null;
            name?: string | null;
            url?: string | null;
        };
        /** @enum {string} */
        WebhookFormat: "standard" | "slack";
        WebhookView: {
            called_by: components["schemas"]["NamedRef"][];
            /** Format: date-time */
            created: string;
            created_by: components["schemas"]["PersonRef"];
            enabled: boolean;
            format: components["schemas"]["WebhookFormat"];
            key: string;
            name: string;
            /** Format: date-time */
            updated: string;
            updated_by: components["schemas"]["PersonRef"];
            url: string;
        };
        WebhookViewList: {
            items: components["schemas"]["WebhookView"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
        };
        WebhookWithSecret: {
            called_by: components["schemas"]["NamedRef"][];
            /** Format: date-time */
            created: string;
            created_by: components["schemas"]["PersonRef"];
            enabled: boolean;
            format: components["schemas"]["WebhookFormat"];
            /** Format: date-time */
            former_secret_until?: string;
            key: string;
            name: string;
            secret: string;
            /** Format: date-time */
            updated: string;
            updated_by: components["schemas"]["PersonRef"];
            url: string;
        };
        WithdrawalByLink: {
            comment?: string | null;
            token: string;
        };
        WouldWithdraw: {
            decided: components["schemas"]["PersonRef"][];
            fields: components["schemas"]["Field"][];
            form_fields: string[];
            key: string;
            title: string;
        };
        ZoneNames: {
            items: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AddedApproverView = components['schemas']['AddedApproverView'];
export type Advance = components['schemas']['Advance'];
export type AdvanceWork = components['schemas']['AdvanceWork'];
export type AffectedService = components['schemas']['AffectedService'];
export type AgendaItemView = components['schemas']['AgendaItemView'];
export type AnsweredField = components['schemas']['AnsweredField'];
export type ApprovalDifference = components['schemas']['ApprovalDifference'];
export type ApprovalList = components['schemas']['ApprovalList'];
export type ApprovalPreview = components['schemas']['ApprovalPreview'];
export type ApprovalState = components['schemas']['ApprovalState'];
export type ApprovalTemplateView = components['schemas']['ApprovalTemplateView'];
export type ApprovalView = components['schemas']['ApprovalView'];
export type ApprovalWork = components['schemas']['ApprovalWork'];
export type ApproverInput = components['schemas']['ApproverInput'];
export type ApproverRowView = components['schemas']['ApproverRowView'];
export type ApproverRulesView = components['schemas']['ApproverRulesView'];
export type AskedApproval = components['schemas']['AskedApproval'];
export type AskedChange = components['schemas']['AskedChange'];
export type AskedField = components['schemas']['AskedField'];
export type AssignBy = components['schemas']['AssignBy'];
export type BackEdge = components['schemas']['BackEdge'];
export type BarredView = components['schemas']['BarredView'];
export type Board = components['schemas']['Board'];
export type BoardColumn = components['schemas']['BoardColumn'];
export type BoardDecisionView = components['schemas']['BoardDecisionView'];
export type BoardEdit = components['schemas']['BoardEdit'];
export type BoardMemberView = components['schemas']['BoardMemberView'];
export type BoardReason = components['schemas']['BoardReason'];
export type BoardView = components['schemas']['BoardView'];
export type BoardViewList = components['schemas']['BoardViewList'];
export type CalendarState = components['schemas']['CalendarState'];
export type CatalogUseView = components['schemas']['CatalogUseView'];
export type ChangeEdit = components['schemas']['ChangeEdit'];
export type ChangeFieldsInput = components['schemas']['ChangeFieldsInput'];
export type ChangeFromInput = components['schemas']['ChangeFromInput'];
export type ChangeRowView = components['schemas']['ChangeRowView'];
export type ChangeRowViewList = components['schemas']['ChangeRowViewList'];
export type ChangeType = components['schemas']['ChangeType'];
export type ChangeView = components['schemas']['ChangeView'];
export type Checked = components['schemas']['Checked'];
export type CheckedText = components['schemas']['CheckedText'];
export type ChecklistItemView = components['schemas']['ChecklistItemView'];
export type Choice = components['schemas']['Choice'];
export type ComingList = components['schemas']['ComingList'];
export type ComingView = components['schemas']['ComingView'];
export type CommentText = components['schemas']['CommentText'];
export type CommentView = components['schemas']['CommentView'];
export type CommentViewList = components['schemas']['CommentViewList'];
export type Condition = components['schemas']['Condition'];
export type ConditionFieldView = components['schemas']['ConditionFieldView'];
export type ConditionInput = components['schemas']['ConditionInput'];
export type ConditionKind = components['schemas']['ConditionKind'];
export type ConditionKindView = components['schemas']['ConditionKindView'];
export type ConditionRequest = components['schemas']['ConditionRequest'];
export type Conditions = components['schemas']['Conditions'];
export type ConditionsRequest = components['schemas']['ConditionsRequest'];
export type ConditionsView = components['schemas']['ConditionsView'];
export type ConditionTypeView = components['schemas']['ConditionTypeView'];
export type ConditionView = components['schemas']['ConditionView'];
export type ConditionWords = components['schemas']['ConditionWords'];
export type ContingencyState = components['schemas']['ContingencyState'];
export type ContingencyTemplateView = components['schemas']['ContingencyTemplateView'];
export type ContingencyView = components['schemas']['ContingencyView'];
export type ContingencyViewList = components['schemas']['ContingencyViewList'];
export type Criticality = components['schemas']['Criticality'];
export type DecidePage = components['schemas']['DecidePage'];
export type Decision = components['schemas']['Decision'];
export type DecisionByLink = components['schemas']['DecisionByLink'];
export type DecisionInput = components['schemas']['DecisionInput'];
export type DecisionOf = components['schemas']['DecisionOf'];
export type DecisionResult = components['schemas']['DecisionResult'];
export type DecisionResults = components['schemas']['DecisionResults'];
export type Decisions = components['schemas']['Decisions'];
export type DecisionView = components['schemas']['DecisionView'];
export type Delegations = components['schemas']['Delegations'];
export type DelegationView = components['schemas']['DelegationView'];
export type DeliveryState = components['schemas']['DeliveryState'];
export type DeliveryView = components['schemas']['DeliveryView'];
export type DeliveryViewList = components['schemas']['DeliveryViewList'];
export type DemonstrationPerson = components['schemas']['DemonstrationPerson'];
export type Difference = components['schemas']['Difference'];
export type DifferenceKind = components['schemas']['DifferenceKind'];
export type DisablingReason = components['schemas']['DisablingReason'];
export type DraftText = components['schemas']['DraftText'];
export type DryRun = components['schemas']['DryRun'];
export type Duty = components['schemas']['Duty'];
export type EntryApproval = components['schemas']['EntryApproval'];
export type EntryCard = components['schemas']['EntryCard'];
export type EntryCardList = components['schemas']['EntryCardList'];
export type EntryComment = components['schemas']['EntryComment'];
export type EntryEdit = components['schemas']['EntryEdit'];
export type EntryFate = components['schemas']['EntryFate'];
export type EntryFieldsView = components['schemas']['EntryFieldsView'];
export type EntryOwner = components['schemas']['EntryOwner'];
export type EntryReason = components['schemas']['EntryReason'];
export type EntryRecordView = components['schemas']['EntryRecordView'];
export type EntryRejection = components['schemas']['EntryRejection'];
export type EntryRetirementView = components['schemas']['EntryRetirementView'];
export type EntryState = components['schemas']['EntryState'];
export type EntryVersionView = components['schemas']['EntryVersionView'];
export type EntryView = components['schemas']['EntryView'];
export type EntryWait = components['schemas']['EntryWait'];
export type EntryWork = components['schemas']['EntryWork'];
export type Fate = components['schemas']['Fate'];
export type Field = components['schemas']['Field'];
export type FieldChange = components['schemas']['FieldChange'];
export type FieldError = components['schemas']['FieldError'];
export type FieldType = components['schemas']['FieldType'];
export type FirstAdministratorInput = components['schemas']['FirstAdministratorInput'];
export type FormFieldView = components['schemas']['FormFieldView'];
export type Found = components['schemas']['Found'];
export type Gate = components['schemas']['Gate'];
export type GateKind = components['schemas']['GateKind'];
export type Ground = components['schemas']['Ground'];
export type GroupEdit = components['schemas']['GroupEdit'];
export type GroupView = components['schemas']['GroupView'];
export type GroupViewList = components['schemas']['GroupViewList'];
export type HandingInput = components['schemas']['HandingInput'];
export type HistoryEntry = components['schemas']['HistoryEntry'];
export type HistoryEntryList = components['schemas']['HistoryEntryList'];
export type HistoryKind = components['schemas']['HistoryKind'];
export type HistoryOf = components['schemas']['HistoryOf'];
export type HoldView = components['schemas']['HoldView'];
export type ItemInput = components['schemas']['ItemInput'];
export type ItemReason = components['schemas']['ItemReason'];
export type ItemState = components['schemas']['ItemState'];
export type LackView = components['schemas']['LackView'];
export type LaterPartView = components['schemas']['LaterPartView'];
export type Level = components['schemas']['Level'];
export type LinkedChangeView = components['schemas']['LinkedChangeView'];
export type LinkKind = components['schemas']['LinkKind'];
export type LinkState = components['schemas']['LinkState'];
export type LinkToRead = components['schemas']['LinkToRead'];
export type LinkView = components['schemas']['LinkView'];
export type LinkViewList = components['schemas']['LinkViewList'];
export type Magnitude = components['schemas']['Magnitude'];
export type MagnitudeRequest = components['schemas']['MagnitudeRequest'];
export type MailboxLetterView = components['schemas']['MailboxLetterView'];
export type MailboxLine = components['schemas']['MailboxLine'];
export type MailboxLineList = components['schemas']['MailboxLineList'];
export type MailChoice = components['schemas']['MailChoice'];
export type MailChoiceView = components['schemas']['MailChoiceView'];
export type MailCounts = components['schemas']['MailCounts'];
export type MailDeliveryView = components['schemas']['MailDeliveryView'];
export type MailDeliveryViewList = components['schemas']['MailDeliveryViewList'];
export type MailEncryption = components['schemas']['MailEncryption'];
export type MailHeader = components['schemas']['MailHeader'];
export type MailKind = components['schemas']['MailKind'];
export type MailPartsView = components['schemas']['MailPartsView'];
export type MailPartsViewRequest = components['schemas']['MailPartsViewRequest'];
export type MailServerView = components['schemas']['MailServerView'];
export type MailState = components['schemas']['MailState'];
export type MailTemplateLine = components['schemas']['MailTemplateLine'];
export type MailTemplateLineList = components['schemas']['MailTemplateLineList'];
export type MailTemplateVersionView = components['schemas']['MailTemplateVersionView'];
export type MailTemplateView = components['schemas']['MailTemplateView'];
export type MailTransport = components['schemas']['MailTransport'];
export type MailVariableView = components['schemas']['MailVariableView'];
export type MailWish = components['schemas']['MailWish'];
export type MailWishesEdit = components['schemas']['MailWishesEdit'];
export type MailWishesView = components['schemas']['MailWishesView'];
export type MeetingInput = components['schemas']['MeetingInput'];
export type MeetingNoteInput = components['schemas']['MeetingNoteInput'];
export type MeetingNoteView = components['schemas']['MeetingNoteView'];
export type MeetingReason = components['schemas']['MeetingReason'];
export type MeetingRowView = components['schemas']['MeetingRowView'];
export type MeetingRowViewList = components['schemas']['MeetingRowViewList'];
export type MeetingState = components['schemas']['MeetingState'];
export type MeetingView = components['schemas']['MeetingView'];
export type MetInput = components['schemas']['MetInput'];
export type MistakeView = components['schemas']['MistakeView'];
export type MovedPart = components['schemas']['MovedPart'];
export type MoveInput = components['schemas']['MoveInput'];
export type MovePreview = components['schemas']['MovePreview'];
export type MyWork = components['schemas']['MyWork'];
export type NamedRef = components['schemas']['NamedRef'];
export type NewBoard = components['schemas']['NewBoard'];
export type NewCalendarAddress = components['schemas']['NewCalendarAddress'];
export type NewChange = components['schemas']['NewChange'];
export type NewContingency = components['schemas']['NewContingency'];
export type NewDelegation = components['schemas']['NewDelegation'];
export type NewEntry = components['schemas']['NewEntry'];
export type NewGroup = components['schemas']['NewGroup'];
export type NewLink = components['schemas']['NewLink'];
export type NewPassword = components['schemas']['NewPassword'];
export type NewPerson = components['schemas']['NewPerson'];
export type NewSavedView = components['schemas']['NewSavedView'];
export type NewSchedule = components['schemas']['NewSchedule'];
export type NewService = components['schemas']['NewService'];
export type NewTask = components['schemas']['NewTask'];
export type NewWebhook = components['schemas']['NewWebhook'];
export type NextInput = components['schemas']['NextInput'];
export type Note = components['schemas']['Note'];
export type NotedApproval = components['schemas']['NotedApproval'];
export type NotedView = components['schemas']['NotedView'];
export type NoticeKind = components['schemas']['NoticeKind'];
export type NotificationMark = components['schemas']['NotificationMark'];
export type NotificationView = components['schemas']['NotificationView'];
export type NotificationViewList = components['schemas']['NotificationViewList'];
export type OnClose = components['schemas']['OnClose'];
export type OnFail = components['schemas']['OnFail'];
export type Operator = components['schemas']['Operator'];
export type OperatorView = components['schemas']['OperatorView'];
export type OptionalComment = components['schemas']['OptionalComment'];
export type Order = components['schemas']['Order'];
export type OrderInput = components['schemas']['OrderInput'];
export type Outcome = components['schemas']['Outcome'];
export type OutcomeInput = components['schemas']['OutcomeInput'];
export type OwnDecision = components['schemas']['OwnDecision'];
export type OwnSession = components['schemas']['OwnSession'];
export type OwnSessions = components['schemas']['OwnSessions'];
export type PasswordChange = components['schemas']['PasswordChange'];
export type PastOccurrenceView = components['schemas']['PastOccurrenceView'];
export type PastOccurrenceViewList = components['schemas']['PastOccurrenceViewList'];
export type PastOutcomes = components['schemas']['PastOutcomes'];
export type Permission = components['schemas']['Permission'];
export type PersonEdit = components['schemas']['PersonEdit'];
export type PersonRef = components['schemas']['PersonRef'];
export type PersonView = components['schemas']['PersonView'];
export type PersonViewList = components['schemas']['PersonViewList'];
export type Phase = components['schemas']['Phase'];
export type PlannedChangeEdit = components['schemas']['PlannedChangeEdit'];
export type PlannedChangeInput = components['schemas']['PlannedChangeInput'];
export type PlannedChangeView = components['schemas']['PlannedChangeView'];
export type PlannedTime = components['schemas']['PlannedTime'];
export type PlannedTimeInput = components['schemas']['PlannedTimeInput'];
export type PossibleView = components['schemas']['PossibleView'];
export type PresenceInput = components['schemas']['PresenceInput'];
export type PresenceView = components['schemas']['PresenceView'];
export type Preview = components['schemas']['Preview'];
export type PreviewView = components['schemas']['PreviewView'];
export type Priority = components['schemas']['Priority'];
export type Problem = components['schemas']['Problem'];
export type ProcessDraftRow = components['schemas']['ProcessDraftRow'];
export type ProcessDraftRowList = components['schemas']['ProcessDraftRowList'];
export type ProcessDraftView = components['schemas']['ProcessDraftView'];
export type ProcessReadiness = components['schemas']['ProcessReadiness'];
export type ProcessRef = components['schemas']['ProcessRef'];
export type ProcessRow = components['schemas']['ProcessRow'];
export type ProcessRowList = components['schemas']['ProcessRowList'];
export type ProcessView = components['schemas']['ProcessView'];
export type ProfileEdit = components['schemas']['ProfileEdit'];
export type PublicationInput = components['schemas']['PublicationInput'];
export type PublishedVersion = components['schemas']['PublishedVersion'];
export type PublishInput = components['schemas']['PublishInput'];
export type QuestionInput = components['schemas']['QuestionInput'];
export type QuestionView = components['schemas']['QuestionView'];
export type QuietHours = components['schemas']['QuietHours'];
export type QuietHoursRequest = components['schemas']['QuietHoursRequest'];
export type Quorum = components['schemas']['Quorum'];
export type QuorumKind = components['schemas']['QuorumKind'];
export type RankReason = components['schemas']['RankReason'];
export type ReadProcessView = components['schemas']['ReadProcessView'];
export type ReadUpTo = components['schemas']['ReadUpTo'];
export type Reason = components['schemas']['Reason'];
export type ReasonNotNeeded = components['schemas']['ReasonNotNeeded'];
export type Redaction = components['schemas']['Redaction'];
export type RelatedEdge = components['schemas']['RelatedEdge'];
export type RelatedNode = components['schemas']['RelatedNode'];
export type RelatedState = components['schemas']['RelatedState'];
export type RelatedWork = components['schemas']['RelatedWork'];
export type RiskAnswersSent = components['schemas']['RiskAnswersSent'];
export type RiskAssessment = components['schemas']['RiskAssessment'];
export type RiskChoice = components['schemas']['RiskChoice'];
export type RiskChoiceRequest = components['schemas']['RiskChoiceRequest'];
export type RiskCommentSent = components['schemas']['RiskCommentSent'];
export type RiskGivenView = components['schemas']['RiskGivenView'];
export type RiskHistoryRule = components['schemas']['RiskHistoryRule'];
export type RiskHistoryRuleRequest = components['schemas']['RiskHistoryRuleRequest'];
export type RiskLevel = components['schemas']['RiskLevel'];
export type RiskLevelSent = components['schemas']['RiskLevelSent'];
export type RiskMatrix = components['schemas']['RiskMatrix'];
export type RiskMatrixRequest = components['schemas']['RiskMatrixRequest'];
export type RiskPolicy = components['schemas']['RiskPolicy'];
export type RiskPolicyRequest = components['schemas']['RiskPolicyRequest'];
export type RiskPolicySent = components['schemas']['RiskPolicySent'];
export type RiskPolicyView = components['schemas']['RiskPolicyView'];
export type RiskQuestion = components['schemas']['RiskQuestion'];
export type RiskQuestionRequest = components['schemas']['RiskQuestionRequest'];
export type RiskQuestionView = components['schemas']['RiskQuestionView'];
export type RiskReasonSent = components['schemas']['RiskReasonSent'];
export type RiskRow = components['schemas']['RiskRow'];
export type RiskRowRequest = components['schemas']['RiskRowRequest'];
export type RiskRule = components['schemas']['RiskRule'];
export type RiskRuleRequest = components['schemas']['RiskRuleRequest'];
export type RiskSource = components['schemas']['RiskSource'];
export type RiskSourceKind = components['schemas']['RiskSourceKind'];
export type RiskThresholds = components['schemas']['RiskThresholds'];
export type RiskThresholdsRequest = components['schemas']['RiskThresholdsRequest'];
export type RiskTrial = components['schemas']['RiskTrial'];
export type RiskTrialSent = components['schemas']['RiskTrialSent'];
export type RiskView = components['schemas']['RiskView'];
export type Role = components['schemas']['Role'];
export type RowMatch = components['schemas']['RowMatch'];
export type RuleAct = components['schemas']['RuleAct'];
export type RuleActView = components['schemas']['RuleActView'];
export type RuleEvent = components['schemas']['RuleEvent'];
export type RuleView = components['schemas']['RuleView'];
export type SavedViewEdit = components['schemas']['SavedViewEdit'];
export type SavedViewRow = components['schemas']['SavedViewRow'];
export type SavedViewRowList = components['schemas']['SavedViewRowList'];
export type ScheduleEdit = components['schemas']['ScheduleEdit'];
export type ScheduleReason = components['schemas']['ScheduleReason'];
export type ScheduleRowView = components['schemas']['ScheduleRowView'];
export type ScheduleRowViewList = components['schemas']['ScheduleRowViewList'];
export type ScheduleState = components['schemas']['ScheduleState'];
export type ScheduleView = components['schemas']['ScheduleView'];
export type ServerView = components['schemas']['ServerView'];
export type ServiceEdit = components['schemas']['ServiceEdit'];
export type ServiceType = components['schemas']['ServiceType'];
export type ServiceView = components['schemas']['ServiceView'];
export type ServiceViewList = components['schemas']['ServiceViewList'];
export type SessionView = components['schemas']['SessionView'];
export type Settling = components['schemas']['Settling'];
export type SetUp = components['schemas']['SetUp'];
export type SetUpLine = components['schemas']['SetUpLine'];
export type Shift = components['schemas']['Shift'];
export type SignIn = components['schemas']['SignIn'];
export type SignInPage = components['schemas']['SignInPage'];
export type SkipInput = components['schemas']['SkipInput'];
export type StageOnTrack = components['schemas']['StageOnTrack'];
export type StageState = components['schemas']['StageState'];
export type StageView = components['schemas']['StageView'];
export type StakeholderInput = components['schemas']['StakeholderInput'];
export type StakeholderView = components['schemas']['StakeholderView'];
export type Standing = components['schemas']['Standing'];
export type StandInInput = components['schemas']['StandInInput'];
export type StandInView = components['schemas']['StandInView'];
export type StandsInFor = components['schemas']['StandsInFor'];
export type StartBy = components['schemas']['StartBy'];
export type StreamEntry = components['schemas']['StreamEntry'];
export type StreamEntryList = components['schemas']['StreamEntryList'];
export type TaskEdit = components['schemas']['TaskEdit'];
export type TaskList = components['schemas']['TaskList'];
export type TaskOrder = components['schemas']['TaskOrder'];
export type TaskRowView = components['schemas']['TaskRowView'];
export type TaskRowViewList = components['schemas']['TaskRowViewList'];
export type TaskState = components['schemas']['TaskState'];
export type TaskTemplateView = components['schemas']['TaskTemplateView'];
export type TaskView = components['schemas']['TaskView'];
export type TaskWork = components['schemas']['TaskWork'];
export type TermView = components['schemas']['TermView'];
export type TextInput = components['schemas']['TextInput'];
export type Tick = components['schemas']['Tick'];
export type TimingEdit = components['schemas']['TimingEdit'];
export type TimingEditPreview = components['schemas']['TimingEditPreview'];
export type TimingInput = components['schemas']['TimingInput'];
export type TimingView = components['schemas']['TimingView'];
export type Transition = components['schemas']['Transition'];
export type TrialApprovalView = components['schemas']['TrialApprovalView'];
export type TrialDecisionView = components['schemas']['TrialDecisionView'];
export type TrialInput = components['schemas']['TrialInput'];
export type TrialPeople = components['schemas']['TrialPeople'];
export type TrialStageView = components['schemas']['TrialStageView'];
export type TrialTaskView = components['schemas']['TrialTaskView'];
export type TrialView = components['schemas']['TrialView'];
export type TrialWaitView = components['schemas']['TrialWaitView'];
export type TroubleView = components['schemas']['TroubleView'];
export type UnmetView = components['schemas']['UnmetView'];
export type UpcomingView = components['schemas']['UpcomingView'];
export type UsersHindered = components['schemas']['UsersHindered'];
export type VersionDifferences = components['schemas']['VersionDifferences'];
export type VersionInput = components['schemas']['VersionInput'];
export type Visibility = components['schemas']['Visibility'];
export type WaitingApproval = components['schemas']['WaitingApproval'];
export type WaitingApprovals = components['schemas']['WaitingApprovals'];
export type WaitingView = components['schemas']['WaitingView'];
export type WaitsBy = components['schemas']['WaitsBy'];
export type WaitsReport = components['schemas']['WaitsReport'];
export type WaitsView = components['schemas']['WaitsView'];
export type WebhookEdit = components['schemas']['WebhookEdit'];
export type WebhookFormat = components['schemas']['WebhookFormat'];
export type WebhookView = components['schemas']['WebhookView'];
export type WebhookViewList = components['schemas']['WebhookViewList'];
export type WebhookWithSecret = components['schemas']['WebhookWithSecret'];
export type WithdrawalByLink = components['schemas']['WithdrawalByLink'];
export type WouldWithdraw = components['schemas']['WouldWithdraw'];
export type ZoneNames = components['schemas']['ZoneNames'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
