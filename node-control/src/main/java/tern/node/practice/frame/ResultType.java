package tern.node.practice.frame;

import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `Result<T, E>`, with its parameters named, which clients look for.
final class ResultType<T, E> extends Type<Result<T, E>> {

    private record Identity(int ok, int error) {}

    private final Type<T> ok;
    private final Type<E> error;

    ResultType(Type<T> ok, Type<E> error) {
        this.ok = ok;
        this.error = error;
    }

    @Override
    public void write(Result<T, E> value, ScaleWriter out) {
        switch (value) {
            case Result.Ok<T, E>(T good) -> {
                out.writeU8(0);
                ok.write(good, out);
            }
            case Result.Err<T, E>(E reason) -> {
                out.writeU8(1);
                error.write(reason, out);
            }
        }
    }

    @Override
    public Result<T, E> read(ScaleReader in) throws ScaleException {
        return in.readBool() ? new Result.Err<>(error.read(in)) : new Result.Ok<>(ok.read(in));
    }

    @Override
    public int describe(TypeBook book) {
        int good = ok.describe(book);
        int bad = error.describe(book);
        return book.enter(new Identity(good, bad), () -> new TypeDef(List.of("Result"),
                List.of(new TypeDef.Param("T", Optional.of(good)), new TypeDef.Param("E", Optional.of(bad))),
                new TypeDef.Variants(List.of(variant("Ok", good, 0), variant("Err", bad, 1)))));
    }

    private static TypeDef.Variant variant(String name, int type, int index) {
        return new TypeDef.Variant(name, List.of(new TypeDef.Field(Optional.empty(), type, Optional.empty())), index,
                List.of());
    }

    @Override
    public String name() {
        return "Result<" + ok.name() + ", " + error.name() + ">";
    }
}
