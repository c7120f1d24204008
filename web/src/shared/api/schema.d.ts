/* Written by `npm run types` from openapi.json. Do not edit. */

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        ApprovalState: "asked" | "granted" | "rejected" | "cancelled";
        ApprovalTemplateView: {
            after: string[];
            approvers: string[];
            covers: components["schemas"]["Field"][];
            due?: string;
            key: string;
            quorum: components["schemas"]["Quorum"];
            /** Format: int64 */
            rejections: number;
            title: string;
        };
        ApprovalView: {
            approvers: components["schemas"]["PersonRef"][];
            /** Format: date-time */
            asked: string;
            asked_again: boolean;
            covers: components["schemas"]["Field"][];
            decisions: components["schemas"]["DecisionView"][];
            digest: string;
            /** Format: date-time */
            due?: string;
            /** Format: int64 */
            have: number;
            key: string;
            /** Format: int64 */
            need: number;
            nobody?: string;
            overdue: boolean;
            /** @description what you may do now */
            possible: components["schemas"]["PossibleView"][];
            quorum: components["schemas"]["Quorum"];
            rules: string[];
            /** Format: date-time */
            since: string;
            stage: string;
            state: components["schemas"]["ApprovalState"];
            title: string;
            waiting_for: components["schemas"]["PersonRef"][];
        };
        ApprovalWork: {
            approval: components["schemas"]["ApprovalView"];
            change: components["schemas"]["ChangeRowView"];
        };
        BackEdge: {
            on_rejection: boolean;
            title: string;
            to: string;
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
        ChangeEdit: {
            backout_plan?: string | null;
            communication_plan?: string | null;
            deployer?: string | null;
            deployment_plan?: string | null;
            description?: string | null;
            developer?: string | null;
            expected_results?: string[] | null;
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
            requester: components["schemas"]["PersonRef"];
            restricted: boolean;
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
            /** Format: date-time */
            closed?: string;
            communication_plan: string;
            /** Format: date-time */
            created: string;
            deployer?: components["schemas"]["PersonRef"];
            deployment_plan: string;
            description: string;
            developer?: components["schemas"]["PersonRef"];
            expected_results: string[];
            hold?: components["schemas"]["HoldView"];
            id: string;
            impact?: components["schemas"]["Level"];
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
        ChecklistItemView: {
            text: string;
            ticked: boolean;
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
        /** @enum {string} */
        Criticality: "low" | "medium" | "high" | "critical";
        /** @enum {string} */
        Decision: "approve" | "reject" | "abstain";
        DecisionInput: {
            comment?: string | null;
            decision: components["schemas"]["Decision"];
            digest?: string | null;
        };
        DecisionView: {
            /**
             * Format: date-time
             * @description UTC, RFC 3339
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            comment: string;
            decision: components["schemas"]["Decision"];
        };
        DemonstrationPerson: {
            login: string;
            name: string;
            roles: components["schemas"]["Role"][];
            title: string;
        };
        DisablingReason: {
            reason: string;
        };
        DryRun: {
            change: components["schemas"]["ChangeView"];
            events: components["schemas"]["HistoryEntry"][];
            withdraws: components["schemas"]["WouldWithdraw"][];
        };
        /** @enum {string} */
        Duty: "request" | "assess" | "develop" | "test" | "approve" | "deploy" | "review";
        /** @enum {string} */
        Field: "title" | "description" | "reason" | "expected_results" | "services" | "impact" | "urgency" | "planned_start" | "planned_end" | "deployment_plan" | "backout_plan" | "test_plan" | "communication_plan" | "tags" | "stakeholders" | "verifiers" | "developer" | "test_lead" | "deployer" | "owner";
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
        FirstAdministratorInput: {
            code: string;
            email?: string | null;
            login: string;
            name: string;
            password: string;
            time_zone?: string | null;
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
            key: string;
            kind: components["schemas"]["GateKind"];
        };
        /** @enum {string} */
        GateKind: "tasks_done" | "approved" | "fields" | "outcome_declared" | "window_open";
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
        HistoryKind: "fields" | "stage" | "task" | "approval" | "comment" | "people";
        HoldView: {
            by: components["schemas"]["PersonRef"];
            reason: string;
            /** Format: date-time */
            since: string;
        };
        LackView: {
            detail: string;
            /** Format: int64 */
            have: number;
            need: string;
            /** Format: int64 */
            required: number;
            stage: string;
        };
        /** @enum {string} */
        Level: "low" | "medium" | "high";
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
        MistakeView: {
            /** Format: int64 */
            column: number;
            /** Format: int64 */
            line: number;
            path: string;
            remedy: string;
            what: string;
        };
        MyWork: {
            advance: components["schemas"]["AdvanceWork"][];
            approvals: components["schemas"]["ApprovalWork"][];
            changes: components["schemas"]["ChangeRowView"][];
            /** Format: int64 */
            count: number;
            tasks: components["schemas"]["TaskWork"][];
        };
        NamedRef: {
            key: string;
            name: string;
        };
        NewChange: {
            backout_plan?: string | null;
            communication_plan?: string | null;
            deployer?: string | null;
            deployment_plan?: string | null;
            description?: string | null;
            developer?: string | null;
            expected_results?: string[] | null;
            impact?: components["schemas"]["Level"] | null;
            owner?: string | null;
            planned_end?: components["schemas"]["PlannedTimeInput"] | null;
            planned_start?: components["schemas"]["PlannedTimeInput"] | null;
            process: string;
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
        NewGroup: {
            description?: string | null;
            key: string;
            members?: string[];
            name: string;
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
        Note: {
            note?: string | null;
        };
        /** @enum {string} */
        OnClose: "block" | "cascade";
        OptionalComment: {
            comment?: string | null;
        };
        /** @enum {string} */
        Order: "asc" | "desc";
        /** @enum {string} */
        Outcome: "successful" | "successful_with_issues" | "unsuccessful" | "backed_out" | "cancelled" | "rejected";
        OutcomeInput: {
            comment?: string | null;
            magnitude?: components["schemas"]["MagnitudeRequest"] | null;
            outcome: components["schemas"]["Outcome"];
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
        /** @enum {string} */
        Permission: "see" | "create_change" | "manage_people" | "manage_groups" | "manage_services" | "publish_process" | "redact" | "audit";
        PersonEdit: {
            email?: string | null;
            login?: string | null;
            manager?: string | null;
            name?: string | null;
            phone?: string | null;
            time_zone?: string | null;
        };
        PersonEntry: {
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
        PersonEntryList: {
            items: components["schemas"]["PersonEntry"][];
            /** @description pass it as `cursor` to go on; absent at the end */
            next?: string;
            /**
             * Format: int64
             * @description how many there are in all; only where `total=true` asked for it
             */
            total?: number;
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
        Preview: {
            approvals: components["schemas"]["ApprovalPreview"][];
            priority?: components["schemas"]["Priority"];
            process: components["schemas"]["ProcessView"];
            /** @description everything that it waits for, with the people who can meet it */
            waiting: components["schemas"]["UnmetView"][];
        };
        /** @enum {string} */
        Priority: "critical" | "high" | "moderate" | "low" | "planning";
        Problem: {
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            /** Format: int64 */
            status: number;
            title: string;
            type: string;
            unmet?: components["schemas"]["UnmetView"][];
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
            key: string;
            lacking: string[];
            name: string;
            retired: boolean;
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
        PublishedVersion: {
            by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            published?: string;
            /**
             * Format: int64
             * @description counts what has happened to it; for `If-Match`
             */
            version: number;
        };
        PublishInput: {
            yaml: string;
        };
        Quorum: {
            /** Format: int64 */
            count: number;
            kind: components["schemas"]["QuorumKind"];
        };
        /** @enum {string} */
        QuorumKind: "all" | "any" | "at_least" | "one_of_each";
        Reason: {
            reason: string;
        };
        Redaction: {
            field: string;
            /** Format: int64 */
            position: number;
            reason: string;
        };
        /** @enum {string} */
        Role: "requester" | "member" | "service_owner" | "change_manager" | "administrator" | "auditor";
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
        StageOnTrack: {
            /** Format: date-time */
            entered?: string;
            key: string;
            /** Format: date-time */
            left?: string;
            name: string;
            phase: components["schemas"]["Phase"];
            state: components["schemas"]["StageState"];
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
        TaskState: "blocked" | "open" | "in_progress" | "done" | "failed" | "skipped" | "cancelled" | "closed";
        TaskTemplateView: {
            after: string[];
            assignee: string[];
            checklist: string[];
            description: string;
            due?: string;
            duty?: components["schemas"]["Duty"];
            key: string;
            on_close: components["schemas"]["OnClose"];
            optional: boolean;
            title: string;
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
        Tick: {
            ticked: boolean;
        };
        Transition: {
            comment?: string | null;
            to?: string | null;
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
        /** @enum {string} */
        UsersHindered: "none" | "some" | "service_down";
        Visibility: {
            restricted: boolean;
            visible_to?: string[];
        };
        WaitingView: {
            /** Format: date-time */
            since: string;
            stage: string;
            stage_name: string;
            unmet: components["schemas"]["UnmetView"][];
        };
        WouldWithdraw: {
            decided: components["schemas"]["PersonRef"][];
            fields: components["schemas"]["Field"][];
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
export type Advance = components['schemas']['Advance'];
export type AdvanceWork = components['schemas']['AdvanceWork'];
export type AffectedService = components['schemas']['AffectedService'];
export type ApprovalList = components['schemas']['ApprovalList'];
export type ApprovalPreview = components['schemas']['ApprovalPreview'];
export type ApprovalState = components['schemas']['ApprovalState'];
export type ApprovalTemplateView = components['schemas']['ApprovalTemplateView'];
export type ApprovalView = components['schemas']['ApprovalView'];
export type ApprovalWork = components['schemas']['ApprovalWork'];
export type BackEdge = components['schemas']['BackEdge'];
export type Board = components['schemas']['Board'];
export type BoardColumn = components['schemas']['BoardColumn'];
export type ChangeEdit = components['schemas']['ChangeEdit'];
export type ChangeRowView = components['schemas']['ChangeRowView'];
export type ChangeRowViewList = components['schemas']['ChangeRowViewList'];
export type ChangeType = components['schemas']['ChangeType'];
export type ChangeView = components['schemas']['ChangeView'];
export type Checked = components['schemas']['Checked'];
export type ChecklistItemView = components['schemas']['ChecklistItemView'];
export type CommentText = components['schemas']['CommentText'];
export type CommentView = components['schemas']['CommentView'];
export type CommentViewList = components['schemas']['CommentViewList'];
export type Criticality = components['schemas']['Criticality'];
export type Decision = components['schemas']['Decision'];
export type DecisionInput = components['schemas']['DecisionInput'];
export type DecisionView = components['schemas']['DecisionView'];
export type DemonstrationPerson = components['schemas']['DemonstrationPerson'];
export type DisablingReason = components['schemas']['DisablingReason'];
export type DryRun = components['schemas']['DryRun'];
export type Duty = components['schemas']['Duty'];
export type Field = components['schemas']['Field'];
export type FieldChange = components['schemas']['FieldChange'];
export type FieldError = components['schemas']['FieldError'];
export type FirstAdministratorInput = components['schemas']['FirstAdministratorInput'];
export type Found = components['schemas']['Found'];
export type Gate = components['schemas']['Gate'];
export type GateKind = components['schemas']['GateKind'];
export type GroupEdit = components['schemas']['GroupEdit'];
export type GroupView = components['schemas']['GroupView'];
export type GroupViewList = components['schemas']['GroupViewList'];
export type HistoryEntry = components['schemas']['HistoryEntry'];
export type HistoryEntryList = components['schemas']['HistoryEntryList'];
export type HistoryKind = components['schemas']['HistoryKind'];
export type HoldView = components['schemas']['HoldView'];
export type LackView = components['schemas']['LackView'];
export type Level = components['schemas']['Level'];
export type Magnitude = components['schemas']['Magnitude'];
export type MagnitudeRequest = components['schemas']['MagnitudeRequest'];
export type MistakeView = components['schemas']['MistakeView'];
export type MyWork = components['schemas']['MyWork'];
export type NamedRef = components['schemas']['NamedRef'];
export type NewChange = components['schemas']['NewChange'];
export type NewGroup = components['schemas']['NewGroup'];
export type NewPassword = components['schemas']['NewPassword'];
export type NewPerson = components['schemas']['NewPerson'];
export type NewService = components['schemas']['NewService'];
export type NewTask = components['schemas']['NewTask'];
export type Note = components['schemas']['Note'];
export type OnClose = components['schemas']['OnClose'];
export type OptionalComment = components['schemas']['OptionalComment'];
export type Order = components['schemas']['Order'];
export type Outcome = components['schemas']['Outcome'];
export type OutcomeInput = components['schemas']['OutcomeInput'];
export type OwnSession = components['schemas']['OwnSession'];
export type OwnSessions = components['schemas']['OwnSessions'];
export type PasswordChange = components['schemas']['PasswordChange'];
export type Permission = components['schemas']['Permission'];
export type PersonEdit = components['schemas']['PersonEdit'];
export type PersonEntry = components['schemas']['PersonEntry'];
export type PersonEntryList = components['schemas']['PersonEntryList'];
export type PersonRef = components['schemas']['PersonRef'];
export type PersonView = components['schemas']['PersonView'];
export type PersonViewList = components['schemas']['PersonViewList'];
export type Phase = components['schemas']['Phase'];
export type PlannedTime = components['schemas']['PlannedTime'];
export type PlannedTimeInput = components['schemas']['PlannedTimeInput'];
export type PossibleView = components['schemas']['PossibleView'];
export type Preview = components['schemas']['Preview'];
export type Priority = components['schemas']['Priority'];
export type Problem = components['schemas']['Problem'];
export type ProcessReadiness = components['schemas']['ProcessReadiness'];
export type ProcessRef = components['schemas']['ProcessRef'];
export type ProcessRow = components['schemas']['ProcessRow'];
export type ProcessRowList = components['schemas']['ProcessRowList'];
export type ProcessView = components['schemas']['ProcessView'];
export type ProfileEdit = components['schemas']['ProfileEdit'];
export type PublishedVersion = components['schemas']['PublishedVersion'];
export type PublishInput = components['schemas']['PublishInput'];
export type Quorum = components['schemas']['Quorum'];
export type QuorumKind = components['schemas']['QuorumKind'];
export type Reason = components['schemas']['Reason'];
export type Redaction = components['schemas']['Redaction'];
export type Role = components['schemas']['Role'];
export type ServerView = components['schemas']['ServerView'];
export type ServiceEdit = components['schemas']['ServiceEdit'];
export type ServiceType = components['schemas']['ServiceType'];
export type ServiceView = components['schemas']['ServiceView'];
export type ServiceViewList = components['schemas']['ServiceViewList'];
export type SessionView = components['schemas']['SessionView'];
export type SetUp = components['schemas']['SetUp'];
export type SetUpLine = components['schemas']['SetUpLine'];
export type SignIn = components['schemas']['SignIn'];
export type SignInPage = components['schemas']['SignInPage'];
export type StageOnTrack = components['schemas']['StageOnTrack'];
export type StageState = components['schemas']['StageState'];
export type StageView = components['schemas']['StageView'];
export type StakeholderInput = components['schemas']['StakeholderInput'];
export type StakeholderView = components['schemas']['StakeholderView'];
export type Standing = components['schemas']['Standing'];
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
export type Tick = components['schemas']['Tick'];
export type Transition = components['schemas']['Transition'];
export type UnmetView = components['schemas']['UnmetView'];
export type UsersHindered = components['schemas']['UsersHindered'];
export type Visibility = components['schemas']['Visibility'];
export type WaitingView = components['schemas']['WaitingView'];
export type WouldWithdraw = components['schemas']['WouldWithdraw'];
export type ZoneNames = components['schemas']['ZoneNames'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
