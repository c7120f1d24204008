// HTTPS: OpenSSL's own client against the server, with a certificate made for the test.
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>

#include "client.h"

namespace sluice::http {
namespace {

namespace fs = std::filesystem;

template <auto release>
struct Release {
  void operator()(auto* pointer) const { release(pointer); }
};
template <class T, auto release>
using Held = std::unique_ptr<T, Release<release>>;

/// A key and a certificate that it has signed itself, as PEM files that go with it.
class Certificate {
 public:
  Certificate() : folder_(fs::temp_directory_path() / fmt::format("sluice-tls-{}", getpid())) {
    fs::create_directories(folder_);
    const Held<EVP_PKEY, EVP_PKEY_free> key{EVP_EC_gen("P-256")};
    const Held<X509, X509_free> certificate{X509_new()};
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const Held<FILE, fclose> chain{fopen(files().certificate_chain.c_str(), "w")};
    PEM_write_X509(chain.get(), certificate.get());
    const Held<FILE, fclose> secret{fopen(files().private_key.c_str(), "w")};
    PEM_write_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  }
  ~Certificate() { fs::remove_all(folder_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  TlsFiles files() const { return {folder_ / "chain.pem", folder_ / "key.pem"}; }

 private:
  fs::path folder_;
};

class SecureClient {
 public:
  SecureClient(std::uint16_t port, int newest) : context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_max_proto_version(context_.get(), newest);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    bio_.reset(BIO_new_ssl_connect(context_.get()));
    BIO_set_conn_hostname(bio_.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  }
  bool connect() { return BIO_do_handshake(bio_.get()) == 1; }
  void send(const std::string& bytes) {
    EXPECT_EQ(BIO_write(bio_.get(), bytes.data(), static_cast<int>(bytes.size())), static_cast<int>(bytes.size()));
  }
  std::string read_all() { return read_until(""); }
  /// To the end, or until `mark` has come.
  std::string read_until(std::string_view mark) {
    std::string all;
    std::array<char, 65536> part;
    while (mark.empty() || all.find(mark) == all.npos) {
      const int got = BIO_read(bio_.get(), part.data(), part.size());
      if (got <= 0) break;
      all.append(part.data(), static_cast<std::size_t>(got));
    }
    return all;
  }
  /// Whether the server has said properly that it is the end.
  bool ended_properly() {
    SSL* ssl = nullptr;
    BIO_get_ssl(bio_.get(), &ssl);
    return (SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN) != 0;
  }

 private:
  Held<SSL_CTX, SSL_CTX_free> context_;
  Held<BIO, BIO_free_all> bio_;
};

class Tls : public testing::Test {
 protected:
  Options secure() const {
    Options options;
    options.tls = certificate.files();
    options.public_url = "https://sluice.example.org";
    return options;
  }
  Certificate certificate;
};

TEST_F(Tls, serves_requests_and_says_so) {
  const auto body = std::make_shared<const std::string>(3'000'000, 'x');
  Running server{[&](api::Request request, api::Respond respond) {
                   respond({.status = 200,
                            .headers = {{"Secure", request.secure ? "yes" : "no"}},
                            .body = {},
                            .shared_body = body,
                            .stream = {}});
                 },
                 secure()};
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    SecureClient client{server.port(), version};
    ASSERT_TRUE(client.connect());
    client.send(
        "GET / HTTP/1.1\r\nHost: sluice.example.org\r\n\r\nGET / HTTP/1.1\r\nHost: sluice.example.org\r\nConnection: "
        "close\r\n\r\n");
    const auto all = client.read_all();
    EXPECT_GT(all.size(), 2 * body->size());
    EXPECT_NE(all.find("Secure: yes\r\n"), all.npos);
    EXPECT_NE(all.find("Strict-Transport-Security: max-age="), all.npos);
    EXPECT_TRUE(client.ended_properly());
  }
}

TEST_F(Tls, refuses_old_versions_and_plain_text) {
  Running server{echo, secure()};
  EXPECT_FALSE((SecureClient{server.port(), TLS1_1_VERSION}.connect()));
  Client plain{server.port()};
  plain.send(get());
  (void)plain.read_all();  // comes to an end
  SecureClient client{server.port(), TLS1_3_VERSION};
  EXPECT_TRUE(client.connect());
}

TEST_F(Tls, carries_event_streams_both_ways_at_once) {
  Running server{[](api::Request, api::Respond respond) {
                   api::Response response;
                   response.stream = [](std::shared_ptr<api::EventSink> sink) {
                     for (int i = 0; i < 100; ++i) sink->send(i, "", "x");
                   };
                   respond(std::move(response));
                 },
                 secure()};
  SecureClient client{server.port(), TLS1_3_VERSION};
  ASSERT_TRUE(client.connect());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\nand more");
  EXPECT_TRUE(client.read_until("id: 99\ndata: x\n\n").ends_with("id: 99\ndata: x\n\n"));
  server.stop();
  (void)client.read_all();  // comes to an end
  server.join();
}

}  // namespace
}  // namespace sluice::http
