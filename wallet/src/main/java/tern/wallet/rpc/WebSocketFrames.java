package tern.wallet.rpc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Frames of RFC 6455, client side, over a stream: no extensions, text messages only, fragments joined, length bounded
/// before memory is taken.
///
/// One thread reads and one writes.
final class WebSocketFrames {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX_CONTROL_BYTES = 125;
    /// Taken at once for a frame, however long its header says it is; more as it comes in.
    private static final int FIRST_BYTES = 256 * 1024;

    /// Takes what [#read] finds.
    interface Sink {

        /// @param buffer holds the message in its first `length` bytes; the sink may keep it
        ///
        /// @throws WireException when it is not what is spoken here
        void message(byte[] buffer, int length) throws WireException;

        void ping(byte[] payload);

        void pong();
    }

    private final InputStream in;
    private final OutputStream out;
    private final int maxMessage;
    private final RandomGenerator masks;

    private byte[] joined = new byte[0];
    private int joinedLength;
    private boolean inMessage;

    /// @param masks unpredictable, RFC 6455 section 5.3
    WebSocketFrames(InputStream in, OutputStream out, int maxMessage, RandomGenerator masks) {
        this.in = in;
        this.out = out;
        this.maxMessage = maxMessage;
        this.masks = masks;
    }

    /// Reads one frame.
    ///
    /// @throws WireException for a close frame, a frame that breaks the protocol, and a message that is too long
    void read(Sink sink) throws IOException {
        int head = need();
        int second = need();
        int opcode = head & 0x0F;
        boolean last = (head & FIN) != 0;
        if ((head & 0x70) != 0) {
            throw WireException.protocol("reserved bits without an extension");
        }
        if ((second & MASKED) != 0) {
            throw WireException.protocol("a masked frame from the server");
        }
        long length = second & 0x7F;
        if (length == 126) {
            length = number(2);
        } else if (length == 127) {
            length = number(8);
        }
        if (opcode >= CLOSE) {
            control(opcode, last, length, sink);
        } else {
            data(opcode, last, length, sink);
        }
    }

    private void data(int opcode, boolean last, long length, Sink sink) throws IOException {
        switch (opcode) {
            case CONTINUATION -> {
                if (!inMessage) {
                    throw WireException.protocol("a continuation of nothing");
                }
            }
            case TEXT -> {
                if (inMessage) {
                    throw WireException.protocol("a new message inside another");
                }
            }
            case BINARY -> throw WireException.protocol("a binary message where JSON is spoken");
            default -> throw WireException.protocol("unknown frame type " + opcode);
        }
        if (length < 0 || length > maxMessage - joinedLength) {
            throw WireException.tooLarge("a message of more than " + maxMessage + " bytes");
        }
        inMessage = true;
        append((int) length);
        if (last) {
            byte[] message = joined;
            int messageLength = joinedLength;
            joined = new byte[0];
            joinedLength = 0;
            inMessage = false;
            sink.message(message, messageLength);
        }
    }

    private void append(int length) throws IOException {
        int end = joinedLength + length;
        while (joinedLength < end) {
            if (joinedLength == joined.length) {
                // never more than twice what has really arrived
                long capacity = Math.max(FIRST_BYTES, 2L * joined.length);
                joined = Arrays.copyOf(joined, (int) Math.min(capacity, Math.max(end, Math.min(capacity, maxMessage))));
            }
            int read = in.read(joined, joinedLength, Math.min(end, joined.length) - joinedLength);
            if (read < 0) {
                throw new EOFException("the connection ended inside a frame");
            }
            joinedLength += read;
        }
    }

    private void control(int opcode, boolean last, long length, Sink sink) throws IOException {
        if (!last || length > MAX_CONTROL_BYTES || length < 0) {
            throw WireException.protocol("a control frame that is cut or too long");
        }
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("the connection ended inside a frame");
        }
        switch (opcode) {
            case CLOSE -> throw closed(payload);
            case PING -> sink.ping(payload);
            case PONG -> sink.pong();
            default -> throw WireException.protocol("unknown frame type " + opcode);
        }
    }

    private static WireException closed(byte[] payload) {
        if (payload.length < 2) {
            return WireException.closed(0, "");
        }
        int code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        String reason = new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        return WireException.closed(code, Texts.clean(reason, MAX_CONTROL_BYTES));
    }

    /// Writes one whole frame, masked.
    void write(int opcode, byte[] payload) throws IOException {
        int length = payload.length;
        int extra = length <= MAX_CONTROL_BYTES ? 0 : length <= 0xFFFF ? 2 : 8;
        byte[] frame = new byte[2 + extra + 4 + length];
        frame[0] = (byte) (FIN | opcode);
        frame[1] = (byte) (MASKED | (extra == 0 ? length : extra == 2 ? 126 : 127));
        for (int i = 0; i < extra; i++) {
            // an int's upper half is zero, so shifts of 32 and more must not wrap
            frame[2 + i] = (byte) ((long) length >>> (8 * (extra - 1 - i)));
        }
        int mask = masks.nextInt();
        int at = 2 + extra;
        for (int i = 0; i < 4; i++) {
            frame[at + i] = (byte) (mask >>> (8 * (3 - i)));
        }
        for (int i = 0; i < length; i++) {
            frame[at + 4 + i] = (byte) (payload[i] ^ frame[at + (i & 3)]);
        }
        out.write(frame);
        out.flush();
    }

    /// The payload of a close frame.
    static byte[] closePayload(int code) {
        return new byte[]{(byte) (code >> 8), (byte) code};
    }

    private int need() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("the connection ended");
        }
        return value;
    }

    private long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | need();
        }
        return value;
    }
}
