package tern.node.practice.frame;

import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `Option<T>`; of a bool too, which newer codecs write as any other.
final class OptionType<T> extends Type<Optional<T>> {

    private record Identity(int inner) {}

    private final Type<T> inner;

    OptionType(Type<T> inner) {
        this.inner = inner;
    }

    @Override
    public void write(Optional<T> value, ScaleWriter out) {
        out.writeBool(value.isPresent());
        value.ifPresent(present -> inner.write(present, out));
    }

    @Override
    public Optional<T> read(ScaleReader in) throws ScaleException {
        return in.readBool() ? Optional.of(inner.read(in)) : Optional.empty();
    }

    @Override
    public int describe(TypeBook book) {
        int type = inner.describe(book);
        return book.enter(new Identity(type),
                () -> new TypeDef(List.of("Option"), List.of(new TypeDef.Param("T", Optional.of(type))),
                        new TypeDef.Variants(List.of(new TypeDef.Variant("None", List.of(), 0, List.of()),
                                new TypeDef.Variant("Some",
                                        List.of(new TypeDef.Field(Optional.empty(), type, Optional.empty())), 1,
                                        List.of())))));
    }

    @Override
    public String name() {
        return "Option<" + inner.name() + ">";
    }
}
