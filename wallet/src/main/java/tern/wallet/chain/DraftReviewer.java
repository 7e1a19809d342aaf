package tern.wallet.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tern.wallet.chain.DraftReview.Mismatch;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Holds the bytes that would be signed against what was asked for and against what this client itself knows of the
/// chain.
final class DraftReviewer {

    private final Draft draft;
    private final Hash32 genesis;
    private final Runtime runtime;
    private final List<Mismatch> mismatches = new ArrayList<>();

    /// @param genesis the chain's, as this client knows it
    /// @param runtime the chain's present one, as this client knows it
    DraftReviewer(Draft draft, Hash32 genesis, Runtime runtime) {
        this.draft = draft;
        this.genesis = genesis;
        this.runtime = runtime;
    }

    /// @throws ChainException `REVIEW_FAILED` when the bytes cannot be read at all
    DraftReview review() throws ChainException {
        byte[] bytes = draft.payload();
        PayloadReader.Payload payload;
        try {
            payload = PayloadReader.read(runtime, bytes);
            compareCall(payload, bytes);
        } catch (ScaleException e) {
            throw new ChainException(ChainException.Kind.REVIEW_FAILED, Texts.say("chain.review-unreadable"),
                    Failures.technical(e), e);
        }
        compare("nonce", OptionalLong.of(draft.nonce()), payload.nonce());
        compare("tip", OptionalLong.of(draft.tip().value()), payload.tip());
        compare("spec version", OptionalLong.of(runtime.specVersion()), payload.specVersion());
        compare("spec version of the draft", OptionalLong.of(draft.specVersion()), payload.specVersion());
        compare("transaction version", OptionalLong.of(runtime.transactionVersion()), payload.txVersion());
        compare("genesis", Optional.of(genesis), payload.genesis());
        compare("genesis of the draft", Optional.of(draft.genesis()), payload.genesis());
        compareEra(payload);
        compareDigest(payload);
        for (String extension : payload.unread()) {
            mismatches.add(new Mismatch("extension " + extension, "nothing", "content of unknown meaning"));
        }
        return new DraftReview(
                payload.call().pallet(),
                payload.call().name(),
                payload.call().args(),
                payload.era().orElseGet(Era.Immortal::new),
                payload.nonce().orElse(0),
                Rao.of(Math.max(payload.tip().orElse(0), 0)),
                payload.genesis().orElse(genesis),
                payload.specVersion().orElse(0),
                payload.txVersion().orElse(0),
                payload.digest(),
                mismatches);
    }

    private void compareCall(PayloadReader.Payload payload, byte[] bytes) throws ScaleException {
        CallSpec meant = draft.call();
        compare("call", meant.pallet() + "." + meant.name(), payload.call().pallet() + "." + payload.call().name());
        Set<String> seen = new HashSet<>();
        for (Value.Field arg : payload.call().args()) {
            String name = arg.name().orElse("");
            seen.add(name);
            Optional<Value> wanted = Optional.ofNullable(meant.args().get(name));
            if (wanted.isEmpty() || !Values.same(wanted.get(), arg.value())) {
                mismatches.add(new Mismatch("args." + name, wanted.map(Value::toString).orElse("nothing"),
                        arg.value().toString()));
            }
        }
        for (String name : meant.args().keySet()) {
            if (!seen.contains(name)) {
                mismatches.add(new Mismatch("args." + name, String.valueOf(meant.args().get(name)), "nothing"));
            }
        }
        // two ways of writing one value would mean that what is reviewed and what is signed are not the same bytes
        int type = runtime.metadata().extrinsic().callType();
        byte[] call = Arrays.copyOf(bytes, payload.callLength());
        if (!Arrays.equals(runtime.codec().encode(type, runtime.codec().decode(type, call)), call)) {
            mismatches.add(new Mismatch("call", "the one way of writing it", "another"));
        }
    }

    private void compareEra(PayloadReader.Payload payload) {
        compare("era", Optional.of(draft.era()), payload.era());
        compare("era's first block", Optional.of(draft.birth().hash()), payload.birth());
        if (draft.era() instanceof Era.Immortal) {
            compare("era's first block", genesis.toString(), draft.birth().hash().toString());
        } else if (draft.era().birth(draft.birth().number()) != draft.birth().number()) {
            mismatches.add(new Mismatch("era's first block", "block " + draft.birth().number(),
                    "block " + draft.era().birth(draft.birth().number())));
        }
    }

    private void compareDigest(PayloadReader.Payload payload) {
        boolean wanted = draft.digestState() == DigestState.IN_FORCE;
        compare("metadata digest check", wanted ? "on" : "off", payload.digestMode() ? "on" : "off");
        Optional<Hash32> own = wanted ? runtime.digest() : Optional.empty();
        compare("metadata digest", own, payload.digest());
        compare("metadata digest of the draft", draft.digest(), payload.digest());
    }

    private void compare(String what, Object meant, Object found) {
        if (!meant.equals(found)) {
            mismatches.add(new Mismatch(what, text(meant), text(found)));
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Object::toString).orElse("nothing");
            case OptionalLong number -> number.isPresent() ? Long.toString(number.getAsLong()) : "nothing";
            default -> value.toString();
        };
    }
}
