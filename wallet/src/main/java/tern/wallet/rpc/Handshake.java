package tern.wallet.rpc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.RpcException.Kind;

/// The opening handshake of RFC 6455 section 4.1. Redirects are not followed: a node's address is the user's choice.
final class Handshake {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private Handshake() {}

    /// @return what the server said of the time; absent when it said nothing of it
    /// @throws WireException when the server answers with anything but a proper upgrade
    static @Nullable ServerTime perform(URI uri, InputStream in, OutputStream out, RandomGenerator random)
            throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        out.write(request(uri, key).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Map<String, String> headers = new HashMap<>();
        int status = readHead(in, headers);
        Instant heard = Instant.now();
        if (status != 101) {
            throw turnedAway(status, headers);
        }
        if (!"websocket".equalsIgnoreCase(headers.get("upgrade"))
                || !hasToken(headers.get("connection"), "upgrade")
                || !accept(key).equals(headers.get("sec-websocket-accept"))) {
            throw WireException.handshake(Kind.MALFORMED, "the answer is not that of a WebSocket", null);
        }
        if (headers.containsKey("sec-websocket-extensions") || headers.containsKey("sec-websocket-protocol")) {
            throw WireException.handshake(Kind.MALFORMED, "the server chose an extension nobody offered", null);
        }
        return ServerTime.of(headers.get("date"), heard);
    }

    private static String request(URI uri, String key) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath();
        StringBuilder out = new StringBuilder(256).append("GET ");
        out.append(path == null || path.isEmpty() ? "/" : path);
        if (ascii.getRawQuery() != null) {
            out.append('?').append(ascii.getRawQuery());
        }
        out.append(" HTTP/1.1\r\nHost: ").append(uri.getHost());
        if (uri.getPort() >= 0) {
            out.append(':').append(uri.getPort());
        }
        out.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ")
                .append(key)
                .append("\r\nUser-Agent: Tern\r\n");
        String userInfo = uri.getRawUserInfo();
        if (userInfo != null) {
            byte[] plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
            out.append("Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(plain))
                    .append("\r\n");
        }
        return out.append("\r\n").toString();
    }

    private static int readHead(InputStream in, Map<String, String> headers) throws IOException {
        int[] budget = {MAX_HEAD_BYTES};
        String statusLine = line(in, budget);
        int status = -1;
        if (statusLine.startsWith("HTTP/1.") && statusLine.length() >= 12 && statusLine.charAt(8) == ' ') {
            status = number(statusLine.substring(9, 12));
        }
        if (status < 100) {
            throw WireException.handshake(Kind.MALFORMED, "the server does not speak HTTP", null);
        }
        for (String line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                String before = headers.get(name);
                headers.put(name, before == null ? value : before + ", " + value);
            }
        }
        return status;
    }

    private static String line(InputStream in, int[] budget) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended during the handshake");
            }
            if (--budget[0] < 0) {
                throw WireException.handshake(Kind.MALFORMED, "the answer to the handshake is too long", null);
            }
            line.append((char) c);
        }
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            line.setLength(end - 1);
        }
        return line.toString();
    }

    private static WireException turnedAway(int status, Map<String, String> headers) {
        Duration retryAfter = retryAfter(headers.get("retry-after"));
        if (status == 429) {
            return WireException.handshake(Kind.RATE_LIMITED, "HTTP 429, too many requests", retryAfter);
        }
        String meaning = switch (status) {
            case 301, 302, 303, 307, 308 -> ", the address has moved";
            case 401, 403 -> ", access is not allowed with this address";
            case 404 -> ", nothing at this path";
            case 502, 503, 504 -> ", the service is not available";
            default -> ", not a WebSocket endpoint";
        };
        return WireException.turnedAway(status, "HTTP " + status + meaning, retryAfter);
    }

    /// Seconds or an HTTP date, RFC 9110 section 10.2.3; absent when it is neither.
    static @Nullable Duration retryAfter(@Nullable String value) {
        if (value == null) {
            return null;
        }
        int seconds = number(value);
        Duration wait;
        if (seconds >= 0) {
            wait = Duration.ofSeconds(seconds);
        } else {
            try {
                Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                wait = Duration.between(Instant.now(), date);
            } catch (DateTimeException e) {
                return null;
            }
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
    }

    /// @return -1 when it is not a number of at most nine digits
    private static int number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean hasToken(@Nullable String list, String token) {
        if (list == null) {
            return false;
        }
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            if (list.substring(from, to).strip().equalsIgnoreCase(token)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    static String accept(String key) {
        try {
            // not for secrecy: RFC 6455 section 1.3
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha1.digest(key.concat(MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
