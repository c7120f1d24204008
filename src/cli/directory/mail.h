// The parts of `sluice mail`.
#pragma once

namespace CLI {
class App;
}

namespace sluice::cli {

struct Io;

void add_mail_template(CLI::App& mail, Io& io);  // mail_template.cpp: list, show, set, reset, preview

}  // namespace sluice::cli
