"""A mail server for the tests: aiosmtpd on a free port of this machine.

It prints its port, then each mail that it has taken as a line of JSON. What it does with a mail is told by the part of the
recipient's address before the "@":
  later    451 the first time, taken from then on
  never    550 at RCPT
  spam     554 at the end of the mail
  cut      the first time the connection is cut after the mail, without an answer
It ends when its input ends.
"""

import argparse
import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self):
        self.seen = set()

    def first_time(self, name):
        first = name not in self.seen
        self.seen.add(name)
        return first

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.split("@")[0] == "never":
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "later" and self.first_time(name):
            return "451 4.3.2 Come back later"
        if name == "spam":
            return "554 5.7.1 We do not like this"
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "tls": session.ssl is not None,
            "user": session.auth_data.decode() if session.authenticated else None,
            "content": envelope.content.decode("ascii"),
        }
        print(json.dumps(mail), flush=True)
        if name == "cut" and self.first_time(name):
            server.transport.abort()
        return "250 2.0.0 Taken"


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password")
    return parser.parse_args()


def server_of(options, handler, loop):
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)

    def authenticate(server, session, envelope, mechanism, data):
        good = data.login.decode() == options.user and data.password.decode() == options.password
        return AuthResult(success=good, handled=good, auth_data=data.login)

    return lambda: SMTP(
        handler,
        hostname="mail.test",
        tls_context=context,
        require_starttls=context is not None,
        auth_required=options.user is not None,
        authenticator=authenticate if options.user else None,
        loop=loop,
    )


def main():
    options = arguments()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    made = server_of(options, Handler(), loop)
    server = loop.run_until_complete(loop.create_server(made, "127.0.0.1", 0))
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.add_reader(sys.stdin, lambda: loop.stop() if not sys.stdin.read(1) else None)
    loop.run_forever()


main()
