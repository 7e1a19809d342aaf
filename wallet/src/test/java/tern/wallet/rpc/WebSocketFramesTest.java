package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketFramesTest {

    private static final int MAX = 100_000;

    private final List<String> heard = new ArrayList<>();
    private final WebSocketFrames.Sink sink = new WebSocketFrames.Sink() {
        @Override
        public void message(byte[] buffer, int length) {
            heard.add(new String(buffer, 0, length, StandardCharsets.UTF_8));
        }

        @Override
        public void ping(byte[] payload) {
            heard.add("ping " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void pong() {
            heard.add("pong");
        }
    };

    private static WebSocketFrames reading(InputStream in) {
        return new WebSocketFrames(in, new ByteArrayOutputStream(), MAX, new SplittableRandom(1));
    }

    private void readAll(byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        WebSocketFrames reader = reading(new ByteArrayInputStream(all.toByteArray()));
        for (int i = 0; i < frames.length; i++) {
            reader.read(sink);
        }
    }

    private static byte[] frame(int head, String text) {
        return RawServer.frame(head, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void joinsFragmentsWithControlFramesBetweenThem() throws IOException {
        readAll(frame(0x01, "one "), frame(0x89, "now"), frame(0x00, "two "), frame(0x8A, ""), frame(0x80, "three"),
                frame(0x81, "next"));
        assertThat(heard).containsExactly("ping now", "pong", "one two three", "next");
    }

    @Test
    void anEmptyMessageIsAMessage() throws IOException {
        readAll(frame(0x81, ""), frame(0x01, ""), frame(0x80, "x"));
        assertThat(heard).containsExactly("", "x");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65535, 65536, MAX})
    void readsEveryFormOfLength(int length) throws IOException {
        readAll(frame(0x81, "a".repeat(length)));
        assertThat(heard).singleElement().isEqualTo("a".repeat(length));
    }

    @Test
    void cutsAMessageIntoAnyFragmentsAndGetsItBack() throws IOException {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            heard.clear();
            StringBuilder whole = new StringBuilder();
            List<byte[]> frames = new ArrayList<>();
            int parts = 1 + random.nextInt(8);
            for (int i = 0; i < parts; i++) {
                String part = String.valueOf((char) ('a' + i)).repeat(random.nextInt(MAX / 8));
                whole.append(part);
                frames.add(frame((i == parts - 1 ? 0x80 : 0) | (i == 0 ? 1 : 0), part));
            }
            readAll(frames.toArray(byte[][]::new));
            assertThat(heard).as("seed %s round %s", seed, round).containsExactly(whole.toString());
        }
    }

    @Test
    void refusesAGigabyteBeforeTakingMemoryForIt() {
        long before = usedMemory();
        assertThatThrownBy(() -> readAll(bytes(0x81, 127, 0, 0, 0, 0, 0x40, 0, 0, 0)))
                .isInstanceOfSatisfying(WireException.class, e -> {
                    assertThat(e.kind()).isEqualTo(RpcException.Kind.TOO_LARGE);
                    assertThat(e.closeCode()).isEqualTo(1009);
                });
        assertThat(usedMemory() - before).isLessThan(100L << 20);
    }

    private static long usedMemory() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void aLongHeaderWithoutContentTakesLittleMemory() {
        // 64 MiB announced, nothing sent: the frame ends early, but not for want of memory
        WebSocketFrames reader = new WebSocketFrames(
                new ByteArrayInputStream(bytes(0x81, 127, 0, 0, 0, 0, 0x04, 0, 0, 0)),
                new ByteArrayOutputStream(),
                Integer.MAX_VALUE,
                new SplittableRandom(1));
        assertThatThrownBy(() -> reader.read(sink)).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesALengthWithTheSignBit() {
        assertThatThrownBy(() -> readAll(bytes(0x81, 127, 0xFF, 0, 0, 0, 0, 0, 0, 0)))
                .isInstanceOf(WireException.class);
    }

    @Test
    void refusesFragmentsThatTogetherAreTooLong() {
        byte[] half = frame(0x01, "a".repeat(MAX - 1));
        byte[] rest = frame(0x80, "ab");
        assertThatThrownBy(() -> readAll(half, rest))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.kind()).isEqualTo(RpcException.Kind.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({
            "0xC1 0x00, reserved",
            "0x91 0x00, reserved",
            "0x81 0x80, masked",
            "0x82 0x00, binary",
            "0x83 0x00, unknown",
            "0x8B 0x00, unknown",
            "0x80 0x00, continuation",
            "0x09 0x00, control",
            "0x89 0x7E 0x00 0x7E, control"
    })
    void refusesWhatTheProtocolForbids(String hex, String word) {
        int[] values = Arrays.stream(hex.split(" ")).mapToInt(Integer::decode).toArray();
        assertThatThrownBy(() -> readAll(bytes(values)))
                .isInstanceOfSatisfying(WireException.class, e -> {
                    assertThat(e.kind()).isEqualTo(RpcException.Kind.MALFORMED);
                    assertThat(e.closeCode()).isEqualTo(1002);
                })
                .hasMessageContaining(word);
    }

    @Test
    void refusesANewMessageInsideAnother() {
        assertThatThrownBy(() -> readAll(frame(0x01, "a"), frame(0x81, "b"))).isInstanceOf(WireException.class);
    }

    @Test
    void aCloseFrameSaysWhy() {
        assertThatThrownBy(() -> readAll(RawServer.frame(0x88, new byte[]{0x03, (byte) 0xF0, 'b', 'y', 'e', '\n'})))
                .isInstanceOfSatisfying(WireException.class, e -> {
                    assertThat(e.kind()).isEqualTo(RpcException.Kind.CLOSED);
                    assertThat(e.closeCode()).isEqualTo(1008);
                    assertThat(e).hasMessage("close code 1008: bye");
                });
        assertThatThrownBy(() -> readAll(frame(0x88, "")))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.closeCode()).isEqualTo(1000));
    }

    @Test
    void anyBytesEndInAMessageOrAnIoExceptionAndNothingElse() {
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && random.nextBoolean()) {
                bytes[0] = (byte) (0x80 | random.nextInt(11));
                bytes[1] = (byte) random.nextInt(128);
            }
            WebSocketFrames reader = reading(new ByteArrayInputStream(bytes));
            try {
                for (int i = 0; i < 70; i++) {
                    reader.read(sink);
                }
            } catch (IOException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
            throw new AssertionError("seed " + seed + " round " + round + ": read more than there was");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 125, 126, 65535, 65536, 200_000})
    void whatItWritesIsMaskedAndCanBeRead(int length) throws IOException {
        byte[] payload = new byte[length];
        new SplittableRandom(length).nextBytes(payload);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WebSocketFrames writer = new WebSocketFrames(InputStream.nullInputStream(), out, MAX, new SplittableRandom(5));
        writer.write(WebSocketFrames.TEXT, payload);
        writer.write(WebSocketFrames.TEXT, payload);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
        byte[] firstMask = readMasked(in, payload);
        byte[] secondMask = readMasked(in, payload);
        assertThat(firstMask).isNotEqualTo(secondMask);
        assertThat(in.read()).isEqualTo(-1);
    }

    private static byte[] readMasked(DataInputStream in, byte[] expected) throws IOException {
        assertThat(in.readUnsignedByte()).isEqualTo(0x81);
        int second = in.readUnsignedByte();
        assertThat(second & 0x80).isEqualTo(0x80);
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
            assertThat(length).isGreaterThan(125);
        } else if (length == 127) {
            length = in.readLong();
            assertThat(length).isGreaterThan(65535);
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        assertThat(payload).isEqualTo(expected);
        return mask;
    }
}
