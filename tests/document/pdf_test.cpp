// Documents as PDF, read back by another program (poppler).
#include "document/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "document/pdf_reader.h"

namespace sluice::document {
namespace {

using testing::HasSubstr;

class Pdf : public testing::Test {
 protected:
  void SetUp() override {
    if (!poppler_is_there()) GTEST_SKIP() << "poppler-utils is not installed";
  }
  void made_of(const Document& document) { bytes_ = pdf_of(document); }
  [[nodiscard]] std::string text() const { return read_by("pdftotext", bytes_); }
  [[nodiscard]] std::string facts() const { return read_by("pdfinfo", bytes_); }

 private:
  std::string bytes_;
};

constexpr Instant winter{1'796'000'000'000'000};  // 2026-11-30T00:53:20Z

TEST_F(Pdf, holds_the_words_in_their_order) {
  made_of({"Minutes of MTG-1",
           winter,
           {{Style::title, "Weekly board"},
            {Style::heading, "1. CHG-7 Größere Platte, 4 → 8 TB"},
            {Style::text, "Decided."},
            {Style::item, "Mei Tanaka: Approved"}}});
  const auto words = text();
  const auto title = words.find("Weekly board"), heading = words.find("1. CHG-7 Größere Platte, 4 → 8 TB"),
             item = words.find("Mei Tanaka: Approved");
  EXPECT_LT(title, heading) << words;
  EXPECT_LT(heading, item) << words;
  EXPECT_NE(item, std::string::npos) << words;
  EXPECT_THAT(words, HasSubstr("1/1"));
}

TEST_F(Pdf, says_what_it_is_and_when_it_was_made) {
  made_of({"Minutes of MTG-1", winter, {{Style::text, "Nothing."}}});
  const auto said = facts();
  EXPECT_THAT(said, HasSubstr("Minutes of MTG-1"));
  EXPECT_THAT(said, HasSubstr("Mon Nov 30 00:53:20 2026"));
  EXPECT_THAT(said, HasSubstr("A4"));
}

TEST_F(Pdf, goes_on_over_pages_and_numbers_them) {
  Document document{"Long", winter, {}};
  for (int i = 1; i <= 200; ++i) document.blocks.push_back({Style::text, "Line " + std::to_string(i) + "."});
  made_of(document);
  const auto words = text();
  EXPECT_THAT(words, HasSubstr("Line 1."));
  EXPECT_THAT(words, HasSubstr("Line 200."));
  EXPECT_THAT(words, HasSubstr("2/"));
  EXPECT_THAT(facts(), testing::Not(HasSubstr("Pages:           1\n")));
}

TEST_F(Pdf, leaves_no_heading_alone_at_the_foot_of_a_page) {
  Document document{"Parts", winter, {}};
  for (int i = 1; i <= 120; ++i) {
    document.blocks.push_back({Style::heading, "Part " + std::to_string(i)});
    document.blocks.push_back({Style::text, "Of part " + std::to_string(i)});
  }
  made_of(document);
  std::string page;
  std::istringstream pages{text()};
  while (std::getline(pages, page, '\f')) {
    const auto heading = page.rfind("\nPart "), body = page.rfind("Of part ");
    if (heading != std::string::npos) EXPECT_LT(heading, body) << page;
  }
}

TEST_F(Pdf, breaks_a_word_that_is_wider_than_the_page) {
  made_of({"Wide", winter, {{Style::text, std::string(600, 'x')}}});
  std::string all = text();
  EXPECT_EQ(std::ranges::count(all, 'x'), 600) << all;
}

TEST_F(Pdf, ends_somewhere) {
  Document document{"Endless", winter, {{Style::text, std::string(40'000, '\n')}}};
  made_of(document);
  EXPECT_THAT(facts(), HasSubstr("Pages:           500"));
}

}  // namespace
}  // namespace sluice::document
