package tern.wallet.rpc;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that does to the socket whatever a test says, byte for byte.
final class RawServer implements AutoCloseable {

    interface Script {
        void run(Peer peer) throws Exception;
    }

    final AtomicInteger connections = new AtomicInteger();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ServerSocket listening;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    RawServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    RawServer(ServerSocket listening, Script script) {
        this.listening = listening;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + port());
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, number));
            }
        } catch (IOException e) {
            // closed by the test's end
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            script.run(new Peer(socket, number));
        } catch (IOException e) {
            // the client went away, as it may
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    /// One connection. `number` counts from 1.
    final class Peer {

        final int number;
        final Socket socket;
        final DataInputStream in;
        final OutputStream out;

        Peer(Socket socket, int number) throws IOException {
            this.number = number;
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /// The request's head, lines separated by LF.
        String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int c = in.read();
                if (c < 0) {
                    throw new EOFException();
                }
                head.write(c);
            }
            return head.toString(StandardCharsets.US_ASCII).replace("\r", "");
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void raw(int... bytes) throws IOException {
            byte[] all = new byte[bytes.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) bytes[i];
            }
            out.write(all);
            out.flush();
        }

        /// A proper handshake.
        String upgrade() throws IOException {
            String head = head();
            raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept(header(head, "Sec-WebSocket-Key")) + "\r\n\r\n");
            return head;
        }

        void text(String text) throws IOException {
            out.write(RawServer.frame(0x81, text.getBytes(StandardCharsets.UTF_8)));
            out.flush();
        }

        /// The next frame's opcode and unmasked payload.
        Frame frame() throws IOException {
            int head = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            if ((second & 0x80) == 0) {
                throw new AssertionError("a client's frame must be masked");
            }
            long length = second & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes((int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return new Frame(head & 0x0F, payload);
        }

        /// The next text, answering pings and passing over pongs.
        String readText() throws IOException {
            while (true) {
                Frame frame = frame();
                if (frame.opcode == 1) {
                    return new String(frame.payload, StandardCharsets.UTF_8);
                }
                if (frame.opcode == 9) {
                    out.write(RawServer.frame(0x8A, frame.payload));
                }
            }
        }

        /// The id of the next single request.
        long readId() throws IOException {
            String text = readText();
            int from = text.indexOf("\"id\":") + 5;
            return Long.parseLong(text.substring(from, text.indexOf(',', from)));
        }

        /// Answers every request with `"ok"` until the client goes.
        void serveOk() throws IOException {
            while (true) {
                text("{\"jsonrpc\":\"2.0\",\"id\":" + readId() + ",\"result\":\"ok\"}");
            }
        }

        /// Keeps the connection open and unread until the test ends.
        void hang() throws InterruptedException {
            over.await(60, TimeUnit.SECONDS);
        }

        /// Reads and forgets until the client goes.
        void drain() throws IOException {
            InputStream stream = in;
            byte[] buffer = new byte[8192];
            int read = 0;
            while (read >= 0) {
                read = stream.read(buffer);
            }
        }
    }

    record Frame(int opcode, byte[] payload) {}

    static String header(String head, String name) {
        for (String line : head.split("\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        throw new AssertionError("no header " + name + " in\n" + head);
    }

    static boolean hasHeader(String head, String name) {
        return ("\n" + head.toLowerCase()).contains("\n" + name.toLowerCase() + ":");
    }

    static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An unmasked frame.
    static byte[] frame(int head, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head);
        List<Integer> length = new ArrayList<>();
        if (payload.length < 126) {
            length.add(payload.length);
        } else if (payload.length < 65536) {
            length.addAll(List.of(126, payload.length >> 8, payload.length & 0xFF));
        } else {
            length.add(127);
            for (int i = 7; i >= 0; i--) {
                length.add((int) ((long) payload.length >> (8 * i)) & 0xFF);
            }
        }
        length.forEach(frame::write);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
