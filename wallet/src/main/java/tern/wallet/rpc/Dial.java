package tern.wallet.rpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Opens the socket to an endpoint: every address of the name in turn, through the HTTP or SOCKS proxy that the JVM is
/// told to use, with TLS for `wss`. TLS classes are loaded for `wss` only.
///
/// [#abort] may be called by another thread at any time and makes [#open], and everything done with its socket, fail.
final class Dial {

    private final Supplier<SSLContext> tls;
    private final int connectMillis;
    private @Nullable Socket plain;
    private boolean aborted;

    Dial(Supplier<SSLContext> tls, int connectMillis) {
        this.tls = tls;
        this.connectMillis = connectMillis;
    }

    /// The platform's TLS settings and root certificates.
    static SSLContext platformTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }

    Socket open(URI uri) throws IOException {
        String host = uri.getHost();
        int port = port(uri);
        Proxy proxy = httpProxy(uri, host, port);
        Socket socket = proxy == null ? direct(host, port) : proxied(proxy, host, port);
        return isTls(uri) ? secured(socket, host, port) : socket;
    }

    synchronized void abort() {
        aborted = true;
        closeQuietly(plain);
    }

    private Socket direct(String host, int port) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        int each = Math.max(1000, connectMillis / Math.min(addresses.length, 3));
        IOException first = null;
        for (InetAddress address : addresses) {
            Socket socket = register(new Socket());
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, port), each);
                return socket;
            } catch (IOException e) {
                closeQuietly(socket);
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        throw first != null ? first : new IOException("the name has no address");
    }

    private Socket proxied(Proxy proxy, String host, int port) throws IOException {
        Socket socket = register(new Socket(proxy));
        socket.setTcpNoDelay(true);
        // the proxy resolves the name
        socket.connect(InetSocketAddress.createUnresolved(host, port), connectMillis);
        return socket;
    }

    private Socket secured(Socket socket, String host, int port) throws IOException {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String name = bracketed ? host.substring(1, host.length() - 1) : host;
        SSLSocket secured = (SSLSocket) tls.get().getSocketFactory().createSocket(socket, name, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        // without this any valid certificate would do, whoever it was issued to
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[]{"http/1.1"});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private synchronized Socket register(Socket socket) throws IOException {
        if (aborted) {
            closeQuietly(socket);
            throw new SocketException("given up");
        }
        plain = socket;
        return socket;
    }

    /// SOCKS proxies are found by the socket itself; only those that speak HTTP are asked for here, and only when one
    /// can have been set, because asking loads native code.
    private static @Nullable Proxy httpProxy(URI uri, String host, int port) {
        String scheme = isTls(uri) ? "https" : "http";
        if (System.getProperty(scheme + ".proxyHost") == null && !Boolean.getBoolean("java.net.useSystemProxies")) {
            return null;
        }
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) {
            return null;
        }
        List<Proxy> proxies = selector.select(URI.create(scheme + "://" + host + ":" + port));
        for (Proxy proxy : proxies) {
            if (proxy.type() == Proxy.Type.HTTP) {
                return proxy;
            }
        }
        return null;
    }

    static boolean isTls(URI uri) {
        return "wss".equalsIgnoreCase(uri.getScheme());
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : isTls(uri) ? 443 : 80;
    }

    static void closeQuietly(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                Texts.log().debug("closing a socket", e);
            }
        }
    }
}
