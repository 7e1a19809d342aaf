package tern.node.practice.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A client that writes the bytes of HTTP and WebSocket frames itself, right or wrong.
final class RawSocket implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawSocket(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(15_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// The answer's first line.
    String request(String method, int port, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(method + " / HTTP/1.1\r\n");
        boolean host = false;
        for (String header : headers) {
            text.append(header).append("\r\n");
            host |= header.toLowerCase(java.util.Locale.ROOT).startsWith("host:");
        }
        if (!host) {
            text.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        send(text.append("\r\n").toString());
        return head().lines().findFirst().orElse("");
    }

    String upgrade(int port, String... headers) throws IOException {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Upgrade: websocket";
        all[headers.length + 1] = "Connection: Upgrade";
        all[headers.length + 2] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
        all[headers.length + 3] = "Sec-WebSocket-Version: 13";
        return request("GET", port, all);
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /// A masked frame, its mask all zero.
    void frame(int firstByte, byte[] payload) throws IOException {
        frameHead(firstByte, payload.length);
        send(payload);
    }

    void frameHead(int firstByte, long length) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(14);
        head.put((byte) firstByte);
        if (length < 126) {
            head.put((byte) (0x80 | length));
        } else if (length < 65_536) {
            head.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            head.put((byte) (0x80 | 127)).putLong(length);
        }
        head.putInt(0);
        send(java.util.Arrays.copyOf(head.array(), head.position()));
    }

    void text(String json) throws IOException {
        frame(0x81, json.getBytes(StandardCharsets.UTF_8));
    }

    /// The next frame's payload.
    ///
    /// @return the first byte, then the payload; empty when the connection has ended
    byte[] read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return new byte[0];
        }
        int length = in.read();
        long size = length;
        if (length == 126) {
            size = ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xffff;
        } else if (length == 127) {
            size = ByteBuffer.wrap(in.readNBytes(8)).getLong();
        }
        byte[] payload = in.readNBytes(Math.toIntExact(size));
        byte[] all = new byte[payload.length + 1];
        all[0] = (byte) first;
        System.arraycopy(payload, 0, all, 1, payload.length);
        return all;
    }

    String readText() throws IOException {
        byte[] frame = read();
        return frame.length == 0 ? "" : new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
    }

    /// Whether the other side ends the connection, whatever it says before.
    boolean endsSoon() throws IOException {
        try {
            while (in.read() >= 0) {
                continue;
            }
            return true;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
