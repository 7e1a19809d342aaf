package tern.node.practice.frame;

import java.util.List;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `(A, B)`.
final class PairType<A, B> extends Type<Types.Pair<A, B>> {

    private record Identity(List<Integer> elements) {}

    private final Type<A> first;
    private final Type<B> second;

    PairType(Type<A> first, Type<B> second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void write(Types.Pair<A, B> value, ScaleWriter out) {
        first.write(value.first(), out);
        second.write(value.second(), out);
    }

    @Override
    public Types.Pair<A, B> read(ScaleReader in) throws ScaleException {
        A a = first.read(in);
        return new Types.Pair<>(a, second.read(in));
    }

    @Override
    public int describe(TypeBook book) {
        List<Integer> elements = List.of(first.describe(book), second.describe(book));
        return book.enter(new Identity(elements), () -> TypeDef.anonymous(new TypeDef.Tuple(elements)));
    }

    @Override
    public String name() {
        return "(" + first.name() + ", " + second.name() + ")";
    }
}
