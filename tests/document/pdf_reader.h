// PDF files as another program (poppler) reads them.
#pragma once
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace sluice::document {

/// What a command prints.
inline std::string said_by(const std::string& command) {
  std::string said;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return said;
  std::array<char, 4096> buffer{};
  while (const auto read = std::fread(buffer.data(), 1, buffer.size(), pipe)) said.append(buffer.data(), read);
  ::pclose(pipe);
  return said;
}

inline bool poppler_is_there() { return !said_by("command -v pdftotext").empty(); }

/// What `pdftotext -layout` or `pdfinfo` says of these bytes.
inline std::string read_by(const std::string& program, const std::string& bytes) {
  const auto file = std::filesystem::temp_directory_path() / ("sluice-pdf-" + std::to_string(::getpid()) + ".pdf");
  {
    std::ofstream out{file, std::ios::binary};
    out << bytes;
  }
  const bool is_text = program == "pdftotext";
  const auto said =
      said_by("TZ=UTC " + program + (is_text ? " -layout " : " ") + file.string() + (is_text ? " -" : "") + " 2>&1");
  std::filesystem::remove(file);
  return said;
}

}  // namespace sluice::document
