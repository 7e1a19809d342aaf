package tern.wallet.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.AppliedExtrinsic;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// What an extrinsic was told to pay, call by call, as opposed to what other calls paid on their way. A batch may hold
/// such calls at any depth. For one thread.
final class OwnTransfers {

    /// @param amount rao; empty where the call names none, as one that sends everything
    private record Ordered(AccountId to, Optional<Value.Int> amount) {}

    private final List<Ordered> ordered = new ArrayList<>();

    private OwnTransfers() {}

    static OwnTransfers none() {
        return new OwnTransfers();
    }

    static OwnTransfers of(AppliedExtrinsic extrinsic) {
        OwnTransfers own = new OwnTransfers();
        extrinsic.call().ifPresent(call -> own.look(call.pallet(), call.name(), call.args()));
        return own;
    }

    private void look(String pallet, String name, List<Value.Field> args) {
        if (pallet.equals("Balances") && (name.startsWith("transfer") || name.equals("force_transfer"))) {
            find(args, "dest").flatMap(dest -> account(dest, 3))
                    .ifPresent(to -> ordered.add(new Ordered(to,
                            find(args, "value").filter(Value.Int.class::isInstance).map(Value.Int.class::cast))));
            return;
        }
        args.forEach(arg -> inside(arg.value()));
    }

    /// A call within a call is the variant of a pallet around that of its call; any other variant around one has a name
    /// that is no pallet's.
    private void inside(Value value) {
        switch (value) {
            case Value.Seq seq -> seq.items().forEach(this::inside);
            case Value.Struct struct -> struct.fields().forEach(field -> inside(field.value()));
            case Value.Variant outer -> {
                for (Value.Field field : outer.fields()) {
                    if (field.value() instanceof Value.Variant inner) {
                        look(outer.name(), inner.name(), inner.fields());
                    } else {
                        inside(field.value());
                    }
                }
            }
            default -> {
                // a plain value holds no call
            }
        }
    }

    private static Optional<Value> find(List<Value.Field> args, String name) {
        return args.stream()
                .filter(field -> field.name().filter(name::equals).isPresent())
                .map(Value.Field::value)
                .findFirst();
    }

    /// An address is an account, or a variant or a struct around one.
    private static Optional<AccountId> account(Value value, int depth) {
        List<Value.Field> fields = switch (value) {
            case Value.Variant variant -> variant.fields();
            case Value.Struct struct -> struct.fields();
            default -> List.of();
        };
        if (depth > 0 && fields.size() == 1) {
            return account(fields.getFirst().value(), depth - 1);
        }
        try {
            byte[] bytes = value.asBytes();
            return bytes.length == 32 ? Optional.of(AccountId.of(Arrays.copyOf(bytes, 32))) : Optional.empty();
        } catch (ScaleException noAccount) {
            // an index or an address of another kind: whom it means the events say, and no system account has one
            return Optional.empty();
        }
    }

    /// Whether an entry is what one of the calls was told to pay. Each call counts once.
    boolean take(ActivityEntry sent) {
        for (int i = 0; i < ordered.size(); i++) {
            Ordered one = ordered.get(i);
            boolean amount = one.amount().isEmpty() || sent.tao()
                    .filter(tao -> one.amount().get().value().bitLength() < 64
                            && one.amount().get().value().longValueExact() == tao.value())
                    .isPresent();
            if (amount && sent.other().filter(one.to()::equals).isPresent()) {
                ordered.remove(i);
                return true;
            }
        }
        return false;
    }
}
