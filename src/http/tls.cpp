#include "http/tls.h"

#include <openssl/ssl.h>

#include <system_error>

namespace sluice::http {

namespace {

using Context = boost::asio::ssl::context;

void require(const boost::system::error_code& error, const std::string& file, const char* what) {
  if (error) throw std::system_error(error, "cannot use " + file + " as the " + what);
}

/// This server speaks HTTP/1.1; a client that offers protocols but not that one is refused by TLS itself.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned int bytes, void*) {
  static constexpr unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  unsigned char* found = nullptr;
  if (SSL_select_next_proto(&found, length, ours, sizeof ours, offered, bytes) != OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

std::unique_ptr<Context> make_tls(const TlsFiles& files) {
  auto context = std::make_unique<Context>(Context::tls_server);
  context->set_options(Context::default_workarounds | Context::no_sslv2 | Context::no_sslv3 | Context::no_tlsv1 |
                       Context::no_tlsv1_1 | Context::no_compression | Context::single_dh_use);
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_cipher_list(context->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_alpn_select_cb(context->native_handle(), choose_protocol, nullptr);
  boost::system::error_code error;
  context->use_certificate_chain_file(files.certificate_chain, error);
  require(error, files.certificate_chain, "certificate chain (PEM)");
  context->use_private_key_file(files.private_key, Context::pem, error);
  require(error, files.private_key, "private key (PEM)");
  return context;
}

}  // namespace sluice::http
