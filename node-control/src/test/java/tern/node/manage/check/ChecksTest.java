package tern.node.manage.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.node.manage.RpcConsole;
import tern.node.manage.check.ClockCheck.Reading;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;
import tern.node.manage.check.MachineChecks.Machine;

/// What is looked at before a start, against computers of all sizes.
class ChecksTest {

    private static final long GIB = 1L << 30;

    private static Finding finding(Machine machine, boolean archive, Id id) {
        return MachineChecks.judge(machine, archive, (archive ? 3_500 : 128) * GIB, 5 * GIB)
                .stream()
                .filter(found -> found.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"8,PASS", "4,PASS", "2,WARN", "1,WARN"})
    void processors(int cores, Verdict verdict) {
        Machine machine = new Machine(cores, OptionalLong.of(32 * GIB), OptionalLong.of(500 * GIB), 0);
        assertThat(finding(machine, false, Id.PROCESSOR).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"16,PASS", "15,PASS", "8,WARN", "4,WARN", "3,FAIL"})
    void memory(int gib, Verdict verdict) {
        Machine machine = new Machine(8, OptionalLong.of(gib * GIB), OptionalLong.of(500 * GIB), 0);
        Finding found = finding(machine, false, Id.MEMORY);
        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.needed()).contains("16.0 GiB");
        assertThat(found.advice().isPresent()).isEqualTo(verdict != Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"500,0,false,PASS", "133,0,false,PASS", "100,0,false,WARN", "20,120,false,PASS", "80,21,false,WARN",
            "30,0,false,FAIL", "4,60,false,FAIL", "4000,0,true,PASS", "2000,0,true,WARN", "500,0,true,FAIL"})
    void disks(long free, long used, boolean archive, Verdict verdict) {
        Machine machine = new Machine(8, OptionalLong.of(32 * GIB), OptionalLong.of(free * GIB), used * GIB);
        assertThat(finding(machine, archive, Id.DISK).verdict()).isEqualTo(verdict);
    }

    @Test
    void whatCannotBeKnownIsSaidSo() {
        Machine machine = new Machine(8, OptionalLong.empty(), OptionalLong.empty(), 0);
        assertThat(finding(machine, false, Id.DISK).measured()).isEmpty();
        assertThat(finding(machine, false, Id.MEMORY).verdict()).isEqualTo(Verdict.WARN);
        Machine here = Machine.here(Path.of("not/there/yet"), 0);
        assertThat(here.free().orElseThrow()).isPositive();
        assertThat(here.memory().orElseThrow()).isGreaterThan(GIB);
    }

    @Test
    void aTakenPortHasAHolder() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding found = PortChecks.judge(Id.RPC_PORT, "RPC", socket.getLocalPort(), false);
            assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(found.measured().orElseThrow()).contains("java",
                    "process " + ProcessHandle.current().pid());
            assertThat(PortChecks.isFree(socket.getLocalPort(), true)).isFalse();
        }
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(PortChecks.judge(Id.P2P_PORT, "P2P", free, true).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"3,PASS", "25,PASS", "-3,PASS", "-20,WARN", "-40,FAIL", "40,WARN", "3600,WARN"})
    void clocks(long ahead, Verdict verdict) {
        Reading reading = new Reading(Optional.of(Duration.ofSeconds(ahead)), Optional.empty());
        assertThat(ClockCheck.judge(List.of(reading, reading)).verdict()).isEqualTo(verdict);
        assertThat(ClockCheck.judge(List.of(reading)).verdict()).as("one alone refuses nothing")
                .isEqualTo(verdict == Verdict.FAIL ? Verdict.WARN : verdict);
        assertThat(ClockCheck.judge(List.of(reading, reading,
                new Reading(Optional.of(Duration.ofDays(-9)), Optional.empty()))).verdict())
                .as("one liar does not count")
                .isEqualTo(verdict);
        assertThat(ClockCheck.judge(List.of()).verdict()).isEqualTo(Verdict.WARN);
    }

    /// One of two is wrong, in each direction; and it is said how many nodes the word comes from.
    @ParameterizedTest
    @CsvSource({"0,-3600,PASS", "0,3600,PASS", "-3600,3600,WARN", "-40,-90,WARN", "-40,-42,FAIL"})
    void oneOfTwoServersRefusesNoStart(long one, long other, Verdict verdict) {
        Reading first = new Reading(Optional.empty(), Optional.of(Duration.ofSeconds(one)));
        Reading second = new Reading(Optional.empty(), Optional.of(Duration.ofSeconds(other)));
        assertThat(ClockCheck.judge(List.of(first, second)).verdict()).isEqualTo(verdict);
        assertThat(ClockCheck.judge(List.of(second, first)).verdict()).isEqualTo(verdict);
        Reading blockAlone = new Reading(Optional.of(Duration.ofSeconds(one + 5)), Optional.empty());
        assertThat(ClockCheck.judge(List.of(first, first, blockAlone)).measured().orElseThrow()).contains("2 nodes");
    }

    @ParameterizedTest
    @CsvSource({"0,8,PASS", "3,12,PASS", "-2,0,PASS", "20,30,WARN", "-12,-5,WARN", "-60,-50,FAIL", "90,100,WARN",
            // one source says right and the other does not: nobody knows
            "0,60,WARN", "0,-60,WARN", "-60,5,WARN", "3600,5,WARN"})
    void clocksOfServersAreTheSecondSource(long aheadOfDate, long aheadOfBlock, Verdict verdict) {
        Reading reading = new Reading(Optional.of(Duration.ofSeconds(aheadOfBlock)),
                Optional.of(Duration.ofSeconds(aheadOfDate)));
        assertThat(ClockCheck.judge(List.of(reading, reading)).verdict()).isEqualTo(verdict);
    }

    /// A server whose own clock is wrong, beside blocks that say otherwise; then one that says nothing else.
    @ParameterizedTest
    @CsvSource({"0,true,PASS,right", "-7200,true,WARN,unclear", "7200,true,WARN,unclear", "7200,false,WARN,behind",
            "-7200,false,WARN,ahead", "0,false,PASS,right"})
    void aServerWithAWrongDateIsHeldAgainstBlocks(long wrong, boolean blocks, Verdict verdict, String word)
            throws Exception {
        try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            door.setSoTimeout(30_000);
            Thread server = Thread.ofVirtual().start(() -> serve(door, wrong, blocks));
            Finding finding = ClockCheck.judge(ClockCheck.ask(
                    List.of(URI.create("ws://127.0.0.1:" + door.getLocalPort())), InstantSource.system()));
            assertThat(finding.verdict()).isEqualTo(verdict);
            assertThat(finding.measured().orElseThrow()).contains(word);
            assertThat(server.join(Duration.ofSeconds(30))).isTrue();
        }
    }

    /// One connection: the handshake with a date that is wrong by so many seconds, and one answer.
    private static void serve(ServerSocket door, long wrong, boolean blocks) {
        try (Socket socket = door.accept()) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String key = "";
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
            }
            String accept = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
            String date = DateTimeFormatter.RFC_1123_DATE_TIME
                    .format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(wrong));
            ByteBuffer time = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            time.putLong(System.currentTimeMillis() - 4_000);
            String answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":"
                    + (blocks ? "\"0x" + HexFormat.of().formatHex(time.array()) + "\"" : "null") + "}";
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nDate: " + date
                    + "\r\nSec-WebSocket-Accept: " + accept + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // the question
            in.read();
            out.write(0x81);
            out.write(answer.length());
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.getInputStream().readAllBytes();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"system_health,true", "chain_getBlock,true", "state_getStorage,true", "rpc_methods,true",
            "author_pendingExtrinsics,true", "eth_blockNumber,true", "practice_status,true",
            "author_submitExtrinsic,false",
            "AUTHOR_submitExtrinsic,false", "author_rotateKeys,false", "chain_subscribeNewHeads,false",
            "eth_sendRawTransaction,false", "transaction_v1_broadcast,false", "system_addReservedPeer,false",
            "practice_stop,false", "chainHead_v1_follow,false", "state_unsubscribeStorage,false", "a b,false",
            "statement_submit,false", "mixnet_submitExtrinsic,false", "author_pendingExtrinsics,true"})
    void theConsoleOnlyReads(String method, boolean allowed) {
        assertThat(RpcConsole.isAllowed(method)).isEqualTo(allowed);
    }
}
