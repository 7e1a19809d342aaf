package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `Vec<T>`.
final class ListType<T> extends Type<List<T>> {

    private record Identity(int element) {}

    private final Type<T> element;

    ListType(Type<T> element) {
        this.element = element;
    }

    @Override
    public void write(List<T> value, ScaleWriter out) {
        out.writeCompact(value.size());
        for (T item : value) {
            element.write(item, out);
        }
    }

    @Override
    public List<T> read(ScaleReader in) throws ScaleException {
        int length = in.readLength(0);
        List<T> items = new ArrayList<>(Math.min(length, 1024));
        in.enter();
        for (int i = 0; i < length; i++) {
            items.add(element.read(in));
        }
        in.leave();
        return items;
    }

    @Override
    public int describe(TypeBook book) {
        int inner = element.describe(book);
        return book.enter(new Identity(inner), () -> TypeDef.anonymous(new TypeDef.Sequence(inner)));
    }

    @Override
    public String name() {
        return "Vec<" + element.name() + ">";
    }
}
