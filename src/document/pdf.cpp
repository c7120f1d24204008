#include "document/pdf.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <memory>
#include <stdexcept>

namespace sluice::document {

namespace {

// Of an A4 page, in points (1/72 inch).
constexpr double page_width = 595.28, page_height = 841.89;
constexpr double margin = 62, foot = 34;
constexpr double item_indent = 14;

struct Look {
  const char* font;
  double space_before, grey, indent;
};

Look look_of(Style style) {
  switch (style) {
    case Style::title: return {"Inter, DejaVu Sans, sans-serif Bold 17", 0, 0, 0};
    case Style::heading: return {"Inter, DejaVu Sans, sans-serif Bold 11.5", 14, 0, 0};
    case Style::quiet: return {"Inter, DejaVu Sans, sans-serif 8.5", 2, 0.4, 0};
    case Style::item: return {"Inter, DejaVu Sans, sans-serif 10", 2, 0, item_indent};
    case Style::text: break;
  }
  return {"Inter, DejaVu Sans, sans-serif 10", 4, 0, 0};
}

struct Unref {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, Unref>;
using ContextPtr = std::unique_ptr<cairo_t, Unref>;

cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

LayoutPtr layout_of(cairo_t* context, const std::string& text, const Look& look) {
  LayoutPtr layout{pango_cairo_create_layout(context)};
  const std::unique_ptr<PangoFontDescription, Unref> font{pango_font_description_from_string(look.font)};
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), static_cast<int>((page_width - 2 * margin - look.indent) * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

/// A line where it stands. It belongs to its layout.
struct Placed {
  PangoLayoutLine* line = nullptr;
  Look look{};
  double baseline = 0;
  bool dot = false;  ///< of an item, before its first line
};
using Lines = std::vector<Placed>;

/// Sets lines on pages, one below the other.
class Setter {
 public:
  explicit Setter(cairo_t* context) : context_(context) { pages_.emplace_back(); }

  void set(const Block& block) {
    const Look look = look_of(block.style);
    layouts_.push_back(layout_of(context_, block.text, look));
    PangoLayout* layout = layouts_.back().get();
    if (y_ > margin) y_ += look.space_before;
    // A heading takes two lines of what it heads along.
    const double company = block.style == Style::heading ? 40 : 0;
    for (int at = 0; at < pango_layout_get_line_count(layout); ++at)
      place(pango_layout_get_line_readonly(layout, at), look, company, block.style == Style::item && at == 0);
  }
  [[nodiscard]] bool is_full() const { return full_; }
  [[nodiscard]] const std::vector<Lines>& pages() const { return pages_; }

 private:
  void place(PangoLayoutLine* line, const Look& look, double company, bool dot) {
    PangoRectangle extents;
    pango_layout_line_get_extents(line, nullptr, &extents);
    const double height = extents.height / static_cast<double>(PANGO_SCALE);
    if (y_ + height + company > page_height - margin) {
      if (pages_.size() == pages_max) full_ = true;
      if (full_) return;
      pages_.emplace_back();
      y_ = margin;
    }
    pages_.back().push_back({line, look, y_ - extents.y / static_cast<double>(PANGO_SCALE), dot});
    y_ += height;
  }

  cairo_t* context_;
  std::vector<LayoutPtr> layouts_;
  std::vector<Lines> pages_;
  double y_ = margin;
  bool full_ = false;
};

void draw_line(cairo_t* context, const Placed& placed) {
  const double grey = placed.look.grey;
  cairo_set_source_rgb(context, grey, grey, grey);
  if (placed.dot) {
    cairo_arc(context, margin + 4, placed.baseline - 3.2, 1.5, 0, 2 * G_PI);
    cairo_fill(context);
  }
  cairo_move_to(context, margin + placed.look.indent, placed.baseline);
  pango_cairo_show_layout_line(context, placed.line);
}

void draw_foot(cairo_t* context, const std::string& text, double from_right) {
  const Look look = look_of(Style::quiet);
  const LayoutPtr layout = layout_of(context, text, look);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_width(layout.get(), static_cast<int>((page_width - 2 * margin - 60) * PANGO_SCALE));
  cairo_set_source_rgb(context, look.grey, look.grey, look.grey);
  cairo_move_to(context, from_right > 0 ? page_width - margin - from_right : margin, page_height - foot);
  pango_cairo_show_layout(context, layout.get());
}

void draw_page(cairo_t* context, const Lines& lines, const std::string& title, const std::string& number) {
  for (const Placed& placed : lines) draw_line(context, placed);
  draw_foot(context, title, 0);
  draw_foot(context, number, 40);
  cairo_show_page(context);
}

}  // namespace

std::string pdf_of(const Document& document) {
  std::string bytes;
  const SurfacePtr surface{cairo_pdf_surface_create_for_stream(append_bytes, &bytes, page_width, page_height)};
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Sluice");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, to_rfc3339(document.at).c_str());
  const ContextPtr context{cairo_create(surface.get())};
  Setter setter{context.get()};
  for (const Block& block : document.blocks) setter.set(block);
  const auto& pages = setter.pages();
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const bool cut = setter.is_full() && at + 1 == pages.size();
    draw_page(context.get(), pages[at], document.title, fmt::format("{}/{}{}", at + 1, pages.size(), cut ? "+" : ""));
  }
  cairo_surface_finish(surface.get());
  const auto status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(fmt::format("no PDF could be made: {}", cairo_status_to_string(status)));
  return bytes;
}

}  // namespace sluice::document
