package tern.node.practice.frame;

import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// Another Java value for the same bytes and the same description.
final class MappedType<A, B> extends Type<B> {

    private final Type<A> base;
    private final Types.Mapping<A, B> forward;
    private final Types.Mapping<B, A> back;

    MappedType(Type<A> base, Types.Mapping<A, B> forward, Types.Mapping<B, A> back) {
        this.base = base;
        this.forward = forward;
        this.back = back;
    }

    @Override
    public void write(B value, ScaleWriter out) {
        base.write(back.map(value), out);
    }

    @Override
    public B read(ScaleReader in) throws ScaleException {
        return forward.map(base.read(in));
    }

    @Override
    public int describe(TypeBook book) {
        return base.describe(book);
    }

    @Override
    public String name() {
        return base.name();
    }
}
