// The whole table of routes: one function a resource, each in its own file.
#pragma once
#include <vector>

#include "api/wire/route.h"

namespace sluice::api {

[[nodiscard]] std::vector<Route> session_routes();            // session.cpp: signing in and out
[[nodiscard]] std::vector<Route> profile_routes();            // profile.cpp: one's own password, details, preferences
[[nodiscard]] std::vector<Route> calendar_routes();           // calendar_feed.cpp: one's own calendar address
[[nodiscard]] std::vector<Route> my_work_routes();            // my_work.cpp
[[nodiscard]] std::vector<Route> notification_routes();       // notifications.cpp: what one was told
[[nodiscard]] std::vector<Route> change_list_routes();        // change_lists.cpp: lists, board
[[nodiscard]] std::vector<Route> view_routes();               // saved_views.cpp
[[nodiscard]] std::vector<Route> change_routes();             // changes.cpp: one change and what is done with it
[[nodiscard]] std::vector<Route> change_version_routes();     // change_version.cpp: to a newer version of its process
[[nodiscard]] std::vector<Route> comment_routes();            // comments.cpp
[[nodiscard]] std::vector<Route> link_routes();               // links.cpp: related work
[[nodiscard]] std::vector<Route> report_routes();             // reports.cpp
[[nodiscard]] std::vector<Route> risk_routes();               // risk.cpp
[[nodiscard]] std::vector<Route> risk_policy_routes();        // risk_policy.cpp
[[nodiscard]] std::vector<Route> contingency_routes();        // contingencies.cpp
[[nodiscard]] std::vector<Route> history_routes();            // history.cpp
[[nodiscard]] std::vector<Route> task_routes();               // tasks.cpp
[[nodiscard]] std::vector<Route> approval_routes();           // approvals.cpp
[[nodiscard]] std::vector<Route> approver_routes();           // approvers.cpp
[[nodiscard]] std::vector<Route> approval_question_routes();  // approval_questions.cpp
[[nodiscard]] std::vector<Route> approval_inbox_routes();     // approval_inbox.cpp
[[nodiscard]] std::vector<Route> decide_by_link_routes();     // decide_by_link.cpp
[[nodiscard]] std::vector<Route> delegation_routes();         // delegations.cpp
[[nodiscard]] std::vector<Route> search_routes();             // search.cpp
[[nodiscard]] std::vector<Route> service_routes();            // services.cpp
[[nodiscard]] std::vector<Route> group_routes();              // groups.cpp
[[nodiscard]] std::vector<Route> people_routes();             // people.cpp
[[nodiscard]] std::vector<Route> person_history_routes();     // person_history.cpp
[[nodiscard]] std::vector<Route> process_routes();            // processes.cpp
[[nodiscard]] std::vector<Route> process_text_routes();       // process_texts.cpp: check, try, compare, export
[[nodiscard]] std::vector<Route> process_draft_routes();      // process_drafts.cpp
[[nodiscard]] std::vector<Route> schedule_routes();       // schedules.cpp, schedule_reading.cpp, schedule_history.cpp
[[nodiscard]] std::vector<Route> catalog_routes();        // catalog.cpp
[[nodiscard]] std::vector<Route> board_routes();          // boards.cpp
[[nodiscard]] std::vector<Route> meeting_routes();        // meetings.cpp
[[nodiscard]] std::vector<Route> minutes_routes();        // minutes.cpp
[[nodiscard]] std::vector<Route> setup_routes();          // setup.cpp
[[nodiscard]] std::vector<Route> draft_routes();          // drafts.cpp
[[nodiscard]] std::vector<Route> stream_routes();         // stream.cpp
[[nodiscard]] std::vector<Route> webhook_routes();        // webhooks.cpp, webhook_deliveries.cpp
[[nodiscard]] std::vector<Route> mail_wishes_routes();    // mail_wishes.cpp: what one hears of by mail
[[nodiscard]] std::vector<Route> mail_routes();           // mail.cpp: how it leaves, and what became of it
[[nodiscard]] std::vector<Route> mail_template_routes();  // mail_templates.cpp
[[nodiscard]] std::vector<Route> mailbox_routes();        // mailbox.cpp: of a demonstration
[[nodiscard]] std::vector<Route> openapi_routes();        // openapi.cpp: this table, as a document

/// All of them, in the order of the reference. Made once.
[[nodiscard]] const std::vector<Route>& all_routes();

}  // namespace sluice::api
