package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `RuntimeEvent`: any event of any pallet.
public final class RuntimeEvents extends Type<Event> {

    private List<Pallet> pallets = List.of();

    void complete(List<Pallet> all) {
        pallets = List.copyOf(all);
    }

    @Override
    public void write(Event value, ScaleWriter out) {
        out.writeU8(value.decl().palletIndex());
        out.writeU8(value.decl().index());
        for (int i = 0; i < value.values().size(); i++) {
            value.decl().fields().get(i).type().writeAny(value.values().get(i), out);
        }
    }

    @Override
    public Event read(ScaleReader in) throws ScaleException {
        int palletIndex = in.readU8();
        int eventIndex = in.readU8();
        for (Pallet pallet : pallets) {
            if (pallet.index() == palletIndex) {
                for (EventDecl decl : pallet.events()) {
                    if (decl.index() == eventIndex) {
                        List<Object> values = new ArrayList<>();
                        for (EventDecl.Field field : decl.fields()) {
                            values.add(field.type().read(in));
                        }
                        return new Event(decl, values);
                    }
                }
            }
        }
        throw new ScaleException(ScaleException.Kind.INVALID, "no event " + eventIndex + " in pallet " + palletIndex);
    }

    @Override
    public int describe(TypeBook book) {
        return book.enter(this, () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (Pallet pallet : pallets) {
                if (!pallet.events().isEmpty()) {
                    variants.add(Outer.variant(pallet, describePallet(pallet, book), "Event"));
                }
            }
            return new TypeDef(List.of("node_subtensor_runtime", "RuntimeEvent"), List.of(),
                    new TypeDef.Variants(variants));
        });
    }

    /// The pallet's own event enum.
    int describePallet(Pallet pallet, TypeBook book) {
        record Identity(int pallet) {}
        return book.enter(new Identity(pallet.index()), () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (EventDecl decl : pallet.events()) {
                List<TypeDef.Field> fields = new ArrayList<>();
                for (EventDecl.Field field : decl.fields()) {
                    fields.add(new TypeDef.Field(field.name(), field.type().describe(book),
                            Optional.of(field.type().name())));
                }
                variants.add(new TypeDef.Variant(decl.name(), fields, decl.index(), List.of(decl.docs())));
            }
            return pallet.path().events(variants);
        });
    }

    @Override
    public String name() {
        return "RuntimeEvent";
    }
}
