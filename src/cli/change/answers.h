// Answers in the form of a process, as they are given on the command line and as they are shown.
#pragma once
#include <string>
#include <vector>

#include "cli/client/client.h"

namespace sluice::cli {

/// "KEY=ANSWER", each by the type of the form's field, as the API takes them; "KEY=" takes the answer away. A text is read
/// from a file with @FILE, from standard input with -. Throws Stop (usage) for a field that the form does not have, and
/// for an answer that is not of its type.
[[nodiscard]] boost::json::object answers_json(const std::vector<std::string>& given, const boost::json::array& form,
                                               Io& io);

/// "QUESTION=ANSWER" about the risk, as the API takes them; "QUESTION=" takes an answer back. Throws Stop (usage) without "=".
[[nodiscard]] boost::json::object risk_answers_json(const std::vector<std::string>& given);

/// What a change answers in the form of its process, under the process' name, and what it is asked and does not answer.
void say_answers(Client& client, const Json& change);
/// What a form asks of a change as it is answered so far, for a preview.
void say_what_is_asked(Client& client, const Json& preview);

}  // namespace sluice::cli
