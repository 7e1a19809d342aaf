package tern.wallet.rpc;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// Opens clients.
public final class RpcConnections {

    private RpcConnections() {}

    /// Tries the endpoints in order and returns the client of the first that connects and passes the check.
    ///
    /// @param endpoints `ws://` or `wss://`, best first. User-info is sent as basic authorisation
    /// @throws RpcException             when one round brought no connection: `UNREACHABLE`, `RATE_LIMITED`, or
    ///                                  `REFUSED_ENDPOINT` when all were turned down; names each endpoint
    /// @throws IllegalArgumentException for a list without endpoints or another kind of address
    public static RpcClient open(List<URI> endpoints, RpcOptions options, EndpointCheck check) throws RpcException {
        ReconnectingClient client = create(endpoints, options, check, Dial::platformTls);
        return opened(client);
    }

    /// Returns at once and connects in the background, for as long as it takes: for a window that opens without
    /// network. See [RpcClient#watchState].
    ///
    /// @throws IllegalArgumentException as [#open]
    public static RpcClient start(List<URI> endpoints, RpcOptions options, EndpointCheck check) {
        ReconnectingClient client = create(endpoints, options, check, Dial::platformTls);
        client.start();
        return client;
    }

    /// With other trust roots than the platform's.
    static RpcClient open(List<URI> endpoints, RpcOptions options, EndpointCheck check, Supplier<SSLContext> tls)
            throws RpcException {
        return opened(create(endpoints, options, check, tls));
    }

    private static RpcClient opened(ReconnectingClient client) throws RpcException {
        client.start();
        boolean connected = false;
        try {
            client.awaitFirstRound();
            connected = true;
            return client;
        } finally {
            if (!connected) {
                client.close();
            }
        }
    }

    private static ReconnectingClient create(
            List<URI> endpoints, RpcOptions options, EndpointCheck check, Supplier<SSLContext> tls) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("no endpoint");
        }
        List<Endpoint> all = new ArrayList<>(endpoints.size());
        for (URI uri : endpoints) {
            all.add(new Endpoint(uri, options));
        }
        return new ReconnectingClient(all, options, check, tls, new SecureRandom());
    }
}
