package tern.node.standin;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// One port that answers HTTP POST and GET, and WebSockets, as a node's RPC port does.
final class Door {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final ServerSocket server;
    private final UnaryOperator<String> answers;
    private final Script script;

    private Door(ServerSocket server, UnaryOperator<String> answers, Script script) {
        this.server = server;
        this.answers = answers;
        this.script = script;
    }

    /// @param anywhere whether others than this computer may come, as in a container
    /// @param answers  from the body of a question to the body of the answer
    static Door open(int port, boolean anywhere, Script script, UnaryOperator<String> answers) throws IOException {
        ServerSocket socket = new ServerSocket(port, 50,
                anywhere ? null : InetAddress.getByAddress(new byte[]{127, 0, 0, 1}));
        Door door = new Door(socket, answers, script);
        Thread.ofPlatform().daemon().name("door").start(door::serve);
        return door;
    }

    private void serve() {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> talk(socket));
            } catch (IOException e) {
                // the program is ending
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            while (true) {
                String first = line(in);
                Map<String, String> headers = new HashMap<>();
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
                }
                if (headers.containsKey("sec-websocket-key")) {
                    upgrade(socket.getOutputStream(), headers.get("sec-websocket-key"));
                    webSocket(in, socket.getOutputStream());
                    return;
                }
                byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
                holdBack();
                byte[] answer = answers
                        .apply(first.startsWith("GET ") ? first : new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
                OutputStream out = socket.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: "
                        + answer.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(answer);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // the client has gone
            return;
        }
    }

    /// A mute node takes questions and leaves them.
    private void holdBack() throws InterruptedException {
        while (script.flag("mute")) {
            Thread.sleep(50);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void upgrade(OutputStream out, String key) throws IOException {
        try {
            String accept = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
            out.write(("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
                    + "sec-websocket-accept: " + accept + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void webSocket(DataInputStream in, OutputStream out) throws IOException, InterruptedException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            long length = second & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
            byte[] data = in.readNBytes((int) length);
            for (int i = 0; i < data.length; i++) {
                data[i] ^= mask[i % 4];
            }
            int kind = first & 0x0f;
            if (kind == CLOSE) {
                frame(out, CLOSE, data);
                return;
            }
            if (kind == PING) {
                frame(out, PONG, data);
                continue;
            }
            message.writeBytes(data);
            if ((first & 0x80) != 0) {
                holdBack();
                frame(out, TEXT, answers.apply(message.toString(StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
                message.reset();
            }
        }
    }

    private static void frame(OutputStream out, int kind, byte[] data) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | kind);
        if (data.length < 126) {
            frame.write(data.length);
        } else if (data.length < 65_536) {
            frame.write(126);
            frame.write(data.length >> 8);
            frame.write(data.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) data.length >> shift));
            }
        }
        frame.writeBytes(data);
        out.write(frame.toByteArray());
        out.flush();
    }
}
