package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// When the caller of a request goes on.
class ExchangeTest {

    private static final RpcReply ANSWER = new RpcReply.Result(JsonNodeFactory.instance.stringNode("id1"));

    private final Exchange exchange = new Exchange(List.of(RpcRequest.of("sub_heads")), 1, false, null);

    @Test
    void theCallerWaitsUntilWhatFollowsFromTheAnswerIsDone() throws Exception {
        exchange.claim(0);
        assertThat(exchange.answer(0, ANSWER)).isTrue();
        assertThat(exchange.await(Duration.ZERO)).as("the subscription is not attached yet").isFalse();
        exchange.release();
        assertThat(exchange.await(Duration.ZERO)).isTrue();
        assertThat(exchange.outcome().replies()).containsExactly(ANSWER);
    }

    @Test
    void nobodyGoesOnWhileAnAnswerIsMissing() throws Exception {
        Exchange two = new Exchange(List.of(RpcRequest.of("a"), RpcRequest.of("b")), 1, true, null);
        two.claim(0);
        two.answer(1, ANSWER);
        two.release();
        assertThat(two.await(Duration.ZERO)).isFalse();
        two.answer(0, ANSWER);
        two.release();
        assertThat(two.await(Duration.ZERO)).isTrue();
    }
}
