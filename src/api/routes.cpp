#include "api/routes.h"

namespace sluice::api {

const std::vector<Route>& all_routes() {
  static const std::vector<Route> routes = [] {
    std::vector<Route> all;
    for (const auto resource : {session_routes,
                                profile_routes,
                                calendar_routes,
                                my_work_routes,
                                notification_routes,
                                change_list_routes,
                                view_routes,
                                change_routes,
                                change_version_routes,
                                comment_routes,
                                link_routes,
                                contingency_routes,
                                history_routes,
                                task_routes,
                                approval_routes,
                                approver_routes,
                                approval_question_routes,
                                approval_inbox_routes,
                                decide_by_link_routes,
                                delegation_routes,
                                search_routes,
                                service_routes,
                                group_routes,
                                people_routes,
                                person_history_routes,
                                process_routes,
                                process_text_routes,
                                process_draft_routes,
                                schedule_routes,
                                catalog_routes,
                                board_routes,
                                meeting_routes,
                                minutes_routes,
                                setup_routes,
                                draft_routes,
                                stream_routes,
                                webhook_routes,
                                report_routes,
                                risk_routes,
                                risk_policy_routes,
                                mail_wishes_routes,
                                mail_routes,
                                mail_template_routes,
                                mailbox_routes,
                                openapi_routes}) {
      auto some = resource();
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
  }();
  return routes;
}

}  // namespace sluice::api
