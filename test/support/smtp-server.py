"""A mail server for tests: aiosmtpd on a free port, with STARTTLS and a login where they are asked for. Prints its port, then one
line of JSON for each letter. Ends with its standard input."""
import json, socket, ssl, sys
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Box:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('nobody@'):
            return '550 5.1.1 no such user'
        if address.startswith('busy@'):
            return '451 4.3.0 try again later'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        print(json.dumps({'from': envelope.mail_from, 'to': envelope.rcpt_tos, 'tls': session.ssl is not None,
                          'login': session.auth_data.decode() if session.auth_data else None,
                          'source': envelope.content.decode('utf-8')}), flush=True)
        return '250 accepted'


def login(server, session, envelope, mechanism, data):
    good = data.login == b'portal' and data.password == b'p@ss:word'
    return AuthResult(success=good, auth_data=data.login)


options = {}
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    options = {'tls_context': context, 'require_starttls': True, 'auth_required': True, 'authenticator': login}
with socket.socket() as probe:
    probe.bind(('127.0.0.1', 0))
    port = probe.getsockname()[1]
controller = Controller(Box(), hostname='127.0.0.1', port=port, **options)
controller.start()
print(port, flush=True)
sys.stdin.read()
controller.stop()
