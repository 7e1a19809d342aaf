package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tern.wallet.rpc.RpcException.Kind;

class HandshakeTest {

    private static final String OK_HEAD = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n"
            + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: ";

    /// The key that a generator of this seed makes the client send.
    private static final int SEED = 3;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private @Nullable ServerTime perform(String uri, String answer) throws IOException {
        return Handshake.perform(
                URI.create(uri),
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)),
                sent,
                new SplittableRandom(SEED));
    }

    private static String rightKey() {
        byte[] nonce = new byte[16];
        new SplittableRandom(SEED).nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    private static String right() {
        return OK_HEAD + RawServer.accept(rightKey()) + "\r\n\r\n";
    }

    private WireException failure(String answer) {
        return catchThrowableOfType(WireException.class, () -> perform("ws://h", answer));
    }

    @Test
    void theAcceptKeyIsThatOfTheStandard() {
        // RFC 6455 section 1.3
        assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void sendsTheRequestOfTheStandard() throws IOException {
        perform("ws://node.example:9944/a%20b/?q=1&r=%26", right());
        String head = sent.toString(StandardCharsets.US_ASCII);
        assertThat(head).startsWith("GET /a%20b/?q=1&r=%26 HTTP/1.1\r\n").endsWith("\r\n\r\n");
        String lines = head.replace("\r", "");
        assertThat(RawServer.header(lines, "Host")).isEqualTo("node.example:9944");
        assertThat(RawServer.header(lines, "Upgrade")).isEqualTo("websocket");
        assertThat(RawServer.header(lines, "Connection")).isEqualTo("Upgrade");
        assertThat(RawServer.header(lines, "Sec-WebSocket-Version")).isEqualTo("13");
        assertThat(RawServer.header(lines, "Sec-WebSocket-Key")).isEqualTo(rightKey());
        assertThat(RawServer.hasHeader(lines, "Authorization")).isFalse();
    }

    @Test
    void anEmptyPathBecomesTheRoot() throws IOException {
        perform("ws://h?q=1", right());
        assertThat(sent.toString(StandardCharsets.US_ASCII)).startsWith("GET /?q=1 HTTP/1.1\r\nHost: h\r\n");
    }

    @Test
    void userInfoGoesIntoTheAuthorisationHeaderOnly() throws IOException {
        perform("ws://us%40er:p+w%3A@h/x", right());
        String head = sent.toString(StandardCharsets.US_ASCII).replace("\r", "");
        assertThat(head).startsWith("GET /x HTTP/1.1\nHost: h\n");
        String basic = RawServer.header(head, "Authorization");
        assertThat(basic).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("us@er:p+w:");
    }

    @Test
    void refusesAnAnswerWithoutTheRightKey() {
        assertThat(failure(OK_HEAD + "AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n").kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void refusesAnAnswerWithoutUpgrade() {
        assertThat(failure(right().replace("Upgrade: WebSocket\r\n", "")).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure(right().replace("keep-alive, Upgrade", "keep-alive")).kind())
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void refusesAnExtensionNobodyOffered() {
        assertThat(failure(right().replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"))
                .kind())
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void doesNotFollowRedirects() {
        WireException moved = failure("HTTP/1.1 302 Found\r\nLocation: ws://evil.example/\r\n\r\n");
        assertThat(moved.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(moved).hasMessageContaining("moved").hasMessageNotContaining("evil");
    }

    @Test
    void tooManyRequestsBringsTheTimeToWait() {
        WireException wait = failure("HTTP/1.1 429 Too Many Requests\r\nretry-after: 17\r\n\r\n");
        assertThat(wait.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(wait.retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void readsRetryAfterAsSecondsOrDateAndIgnoresNonsense() {
        String inAMinute = ZonedDateTime.now(ZoneOffset.UTC)
                .plusSeconds(60)
                .format(DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(Handshake.retryAfter(inAMinute)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
        assertThat(Handshake.retryAfter("Wed, 21 Oct 2015 07:28:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(Handshake.retryAfter("999999999")).isEqualTo(Duration.ofHours(1));
        assertThat(Handshake.retryAfter("99999999999999999999")).isNull();
        assertThat(Handshake.retryAfter("-1")).isNull();
        assertThat(Handshake.retryAfter("soon")).isNull();
        assertThat(Handshake.retryAfter(null)).isNull();
    }

    @Test
    void refusesWhatIsNotHttp() {
        assertThat(failure("SSH-2.0-OpenSSH_9.7\r\n\r\n").kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure("\r\n").kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void keepsWhatTheServerSaysOfTheTime() throws IOException {
        assertThat(perform("ws://h", right())).isNull();
        String dated = right().replace("\r\n\r\n", "\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\n\r\n");
        ServerTime time = perform("ws://h", dated);
        assertThat(time).isNotNull();
        assertThat(time.said()).isEqualTo("1994-11-15T08:12:31Z");
        assertThat(Duration.between(time.heard(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(perform("ws://h", dated.replace("15 Nov", "45 Nov"))).as("no date").isNull();
    }

    @Test
    void refusesAnEndlessHead() {
        assertThat(failure("HTTP/1.1 101 x\r\n" + "X: y\r\n".repeat(10_000)).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure("HTTP/1.1 101 " + "x".repeat(100_000)).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void saysWhenTheConnectionEndsInTheMiddle() {
        assertThatThrownBy(() -> perform("ws://h", right().substring(0, 60))).isInstanceOf(EOFException.class);
    }

    @Test
    void readsNotOneByteBeyondTheHead() throws IOException {
        byte[] answer = (right() + "\u0081\u0001x").getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayInputStream in = new ByteArrayInputStream(answer);
        Handshake.perform(URI.create("ws://h"), in, sent, new SplittableRandom(SEED));
        assertThat(in.available()).isEqualTo(3);
    }
}
