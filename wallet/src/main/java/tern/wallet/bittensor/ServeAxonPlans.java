package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans `serve_axon`: what a miner says of where it can be reached. One round trip.
final class ServeAxonPlans {

    private static final String MODULE = "SubtensorModule";
    private static final String CALL = "serve_axon";
    /// What the SDK writes for HTTP.
    private static final int PROTOCOL = 4;
    private static final int VERSION = 1;

    private ServeAxonPlans() {}

    static Plan plan(ChainState state, Intent.ServeAxon intent) throws PlanException, ChainException, StateException {
        if (!state.hasCall(MODULE, CALL)) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.axon.unsupported"),
                    "no " + CALL + " at runtime " + state.specVersion());
        }
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("netuid", Shape.key(intent.netuid()));
        args.put("version", Value.of(VERSION));
        args.put("ip", Value.of(intent.address().number()));
        args.put("port", Value.of(intent.address().port()));
        args.put("ip_type", Value.of(intent.address().version()));
        args.put("protocol", Value.of(PROTOCOL));
        args.put("placeholder1", Value.of(0));
        args.put("placeholder2", Value.of(0));
        CallSpec call = new CallSpec(MODULE, CALL, args);
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.hotkey(), call);
        SeatFacts seat = SeatFacts.ask(state, round, intent.netuid(), intent.hotkey());
        Answer<Optional<Value>> axon = round.storage(MODULE, "Axons", Shape.key(intent.netuid()),
                Shape.key(intent.hotkey()));
        Answer<Optional<Value>> limit = round.storage(MODULE, "ServingRateLimit", Shape.key(intent.netuid()));
        round.execute();

        signer.check();
        if (!seat.exists()) {
            throw new PlanException(Kind.SUBNET, Texts.get("plan.subnet.none", intent.netuid()));
        }
        if (seat.uid().isEmpty()) {
            throw new PlanException(Kind.SEAT, Texts.get("plan.axon.no-seat", intent.netuid()));
        }
        long last = axon.map("Axons", value -> value.isEmpty() ? -1L : value.get().field("block").asLong()).get();
        long pause = limit.map("ServingRateLimit", value -> value.isEmpty() ? 0L : value.get().asLong()).get();
        long next = last + pause;
        if (last >= 0 && next > state.block().number() + 1) {
            throw new PlanException(Kind.SEAT, Texts.get("plan.axon.soon", next,
                    Words.blocks(next - state.block().number())), "ServingRateLimit " + pause);
        }
        List<String> warnings = new ArrayList<>();
        warnings.add(Texts.get("warn.axon.public"));
        return new Plan(intent, call, Optional.empty(), Optional.empty(), Rao.ZERO, signer.fee(), warnings,
                state.block());
    }
}
