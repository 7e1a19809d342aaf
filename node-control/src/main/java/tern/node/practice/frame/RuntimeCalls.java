package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `RuntimeCall`: any call of any pallet. Pallets whose calls carry calls take it in their constructor, before the
/// list of pallets is known; [#complete] fills it.
public final class RuntimeCalls extends Type<Call> {

    private List<Pallet> pallets = List.of();
    private Map<Integer, CallDecl> byIndex = Map.of();

    void complete(List<Pallet> all) {
        pallets = List.copyOf(all);
        Map<Integer, CallDecl> found = new HashMap<>();
        for (Pallet pallet : all) {
            for (CallDecl decl : pallet.calls()) {
                found.put(pallet.index() << 8 | decl.index(), decl);
            }
        }
        byIndex = Map.copyOf(found);
    }

    /// The call of that name.
    public Optional<CallDecl> find(String pallet, String call) {
        for (Pallet candidate : pallets) {
            if (candidate.name().equals(pallet)) {
                return candidate.calls().stream().filter(decl -> decl.name().equals(call)).findFirst();
            }
        }
        return Optional.empty();
    }

    @Override
    public void write(Call value, ScaleWriter out) {
        out.writeU8(value.decl().palletIndex());
        out.writeU8(value.decl().index());
        for (int i = 0; i < value.args().size(); i++) {
            value.decl().args().get(i).type().writeAny(value.args().get(i), out);
        }
    }

    @Override
    public Call read(ScaleReader in) throws ScaleException {
        int palletIndex = in.readU8();
        int callIndex = in.readU8();
        CallDecl decl = byIndex.get(palletIndex << 8 | callIndex);
        if (decl != null) {
            return readArgs(decl, in);
        }
        throw new ScaleException(ScaleException.Kind.INVALID, "no call " + callIndex + " in pallet " + palletIndex);
    }

    private static Call readArgs(CallDecl decl, ScaleReader in) throws ScaleException {
        List<Object> args = new ArrayList<>(decl.args().size());
        in.enter();
        for (CallDecl.Arg arg : decl.args()) {
            args.add(arg.type().read(in));
        }
        in.leave();
        return new Call(decl, args);
    }

    @Override
    public int describe(TypeBook book) {
        return book.enter(this, () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (Pallet pallet : pallets) {
                if (!pallet.calls().isEmpty()) {
                    variants.add(Outer.variant(pallet, describePallet(pallet, book), "Call"));
                }
            }
            return new TypeDef(List.of("node_subtensor_runtime", "RuntimeCall"), List.of(),
                    new TypeDef.Variants(variants));
        });
    }

    /// The pallet's own call enum.
    int describePallet(Pallet pallet, TypeBook book) {
        record Identity(int pallet) {}
        return book.enter(new Identity(pallet.index()), () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (CallDecl decl : pallet.calls()) {
                List<TypeDef.Field> fields = new ArrayList<>();
                for (CallDecl.Arg arg : decl.args()) {
                    fields.add(new TypeDef.Field(Optional.of(arg.name()), arg.type().describe(book),
                            Optional.of(arg.type().name())));
                }
                variants.add(new TypeDef.Variant(decl.name(), fields, decl.index(), List.of(decl.docs())));
            }
            return pallet.path().calls(variants);
        });
    }

    @Override
    public String name() {
        return "RuntimeCall";
    }
}
