// Filling in one template. The only file pair that knows the Mustache library.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include <boost/json.hpp>

namespace sluice::connect {

/// How values are written.
enum class MailEscape { plain, html };

/// The template with these values. Empty texts and lists, null and false are nothing: their sections are left out.
/// Stops taking in more once `bytes_max` are reached: a longer answer was cut somewhere. Empty where the text is no template.
[[nodiscard]] std::string filled_in(std::string_view written, const boost::json::object& data, MailEscape escape,
                                    std::size_t bytes_max);

/// Whether the library can read it.
[[nodiscard]] bool is_mustache(std::string_view written);

/// & < > " and ' as references that every mail program knows.
[[nodiscard]] std::string escaped_html(std::string_view text);

}  // namespace sluice::connect
