#include "api/docs.h"

#include <fmt/format.h>

#include <map>

#include "api/openapi.h"
#include "api/routes.h"
#include "api/wire/problem.h"
#include "api/wire/router.h"

namespace sluice::api {
namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

/// Text with `code` marked.
std::string marked(std::string_view text) {
  std::string html;
  bool code = false;
  for (const char c : escaped(text)) {
    if (c != '`') {
      html += c;
      continue;
    }
    html += code ? "</code>" : "<code>";
    code = !code;
  }
  return code ? html + "</code>" : html;
}

/// JSON with two blanks a level.
void print(const Json& json, std::string& to, int level) {
  const auto indent = [&](int deep) { to.append("\n").append(static_cast<std::size_t>(deep) * 2, ' '); };
  if (const auto* object = json.if_object(); object && !object->empty()) {
    to += '{';
    for (std::size_t i = 0; const auto& [name, one] : *object) {
      indent(level + 1);
      to += boost::json::serialize(name) + ": ";
      print(one, to, level + 1);
      if (++i < object->size()) to += ',';
    }
    indent(level);
    to += '}';
  } else if (const auto* list = json.if_array(); list && !list->empty()) {
    to += '[';
    for (std::size_t i = 0; i < list->size(); ++i) {
      indent(level + 1);
      print((*list)[i], to, level + 1);
      if (i + 1 < list->size()) to += ',';
    }
    indent(level);
    to += ']';
  } else {
    to += boost::json::serialize(json);
  }
}

std::string example(std::string_view title, const std::optional<Json>& json) {
  if (!json) return {};
  std::string text;
  print(*json, text, 0);
  return fmt::format("<details><summary>{}</summary><pre>{}</pre></details>", title, escaped(text));
}

std::string parameters(const Route& route, const RouteShape& shape) {
  std::string rows;
  for (const auto segment : segments_of(route.path))
    if (const auto name = value_name(segment); !name.empty())
      rows += fmt::format("<li><code>{}</code> {}</li>", escaped(name), escaped(path_value(name).meaning));
  for (const auto& one : shape.parameters)
    rows += fmt::format("<li><code>?{}</code></li>", escaped(one.at("name").as_string().c_str()));
  return rows.empty() ? rows : "<ul>" + rows + "</ul>";
}

std::string refusals(const Route& route) {
  std::string list;
  for (const auto why : refusals_of(route)) {
    const auto& kind = problem_kind(why);
    list += fmt::format("<a href=\"/problems/{}\">{}</a> ", kind.word, kind.status);
  }
  return list;
}

std::string section(const Route& route, Schemas& schemas) {
  const auto shape = route.shape(schemas);
  return fmt::format(
      "<section><h3><b>{}</b> <code>{}{}</code></h3><p>{}. {}</p><p>Who may: {}.</p>{}{}{}{}<p>Answers {}; refuses "
      "with {}</p></section>",
      method_word(route.method), api_prefix, escaped(route.path), escaped(route.text.summary),
      marked(route.text.detail), marked(access_text(route.access)), parameters(route, shape),
      example("Request", shape.body_example), example("Answer", shape.response_example),
      example("Answer of a dry run", shape.dry_run_example), route.success, refusals(route));
}

// No script, no outside file: the page stands under the strictest policy.
constexpr std::string_view style =
    "body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 "
    "1rem;color:#1b1f24;background:#fff}"
    "code,pre{font:13px/1.5 "
    "ui-monospace,monospace}pre{background:#f5f6f8;padding:.8rem;overflow:auto;border-radius:4px}"
    "section{border-top:1px solid #dfe3e8;padding:.4rem 0}h3{font-size:1rem;margin:.6rem 0}a{color:#1d5fa8}"
    "@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#15181c}pre{background:#1f2429}section{border-"
    "color:#343a41}"
    "a{color:#7db4f0}}";

Response html(std::string title, std::string body) {
  Response response;
  response.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
  response.body = fmt::format(
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
      "<title>{0}</title><style>{1}</style><h1>{0}</h1>{2}</html>\n",
      escaped(title), style, body);
  return response;
}

std::string reference() {
  Schemas schemas;
  std::map<std::string_view, std::string> by_tag;
  std::vector<std::string_view> order;
  for (const auto& route : all_routes()) {
    if (!by_tag.contains(route.tag)) order.push_back(route.tag);
    by_tag[route.tag] += section(route, schemas);
  }
  std::string contents =
      "<p>The same for programs: <a href=\"/api/v1/openapi.json\">OpenAPI 3.1</a>. Errors are problem details "
      "(RFC 9457), times RFC 3339 in UTC.</p><p>";
  std::string sections;
  for (const auto tag : order) {
    contents += fmt::format("<a href=\"#{0}\">{0}</a> ", escaped(tag));
    sections += fmt::format("<h2 id=\"{0}\">{0}</h2>{1}", escaped(tag), by_tag[tag]);
  }
  return contents + "</p>" + sections;
}

}  // namespace

Response reference_page(const std::string& program_version) {
  static const Response page = html("Sluice " + program_version + ": the API", reference());
  return page;
}

Response problem_page(std::string_view path) {
  const auto* kind = problem_kind(path.substr(std::string_view{"/problems/"}.size()));
  if (!kind) return problem({Refused::not_found, "There is no such kind of problem."}, nullptr);
  return html(std::string{kind->title}, fmt::format("<p>{}</p><p>Status {}. <a href=\"/api/docs\">The API</a></p>",
                                                    marked(kind->meaning), kind->status));
}

}  // namespace sluice::api
