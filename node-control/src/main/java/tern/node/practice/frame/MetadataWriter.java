package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleWriter;

/// Writes a runtime's metadata from its declarations. Source: frame-metadata 14, 15 and 16.
final class MetadataWriter {

    /// `ItemDeprecationInfo::NotDeprecated`.
    private static final int NOT_DEPRECATED = 0;

    private final RuntimeDecl runtime;
    private final TypeBook book = new TypeBook();
    private final ScaleWriter body = new ScaleWriter(64 * 1024);

    MetadataWriter(RuntimeDecl runtime) {
        this.runtime = runtime;
    }

    byte[] write(int version) {
        if (version < 14 || version > 16) {
            throw new IllegalArgumentException("metadata versions are 14, 15 and 16, not " + version);
        }
        // Types enter the book while the body is written, and stand before it in the result.
        writeList(runtime.pallets(), pallet -> writePallet(pallet, version));
        writeExtrinsic(version);
        int runtimeType = RuntimeDecl.TYPE.describe(book);
        if (version <= 15) {
            body.writeCompact(runtimeType);
        }
        if (version >= 15) {
            writeApis(version);
            body.writeCompact(runtime.calls().describe(book));
            body.writeCompact(runtime.events().describe(book));
            body.writeCompact(Outer.describeRuntimeError(runtime.pallets(), book));
            body.writeCompact(0); // custom values
        }
        ScaleWriter all = new ScaleWriter(128 * 1024);
        all.writeBytes(new byte[]{'m', 'e', 't', 'a', (byte) version});
        new TypeBookWriter(all).write(book.entries());
        all.writeBytes(body.toBytes());
        return all.toBytes();
    }

    private void writePallet(Pallet pallet, int version) {
        body.writeText(pallet.name());
        body.writeBool(!pallet.storage().isEmpty());
        if (!pallet.storage().isEmpty()) {
            body.writeText(pallet.name());
            writeList(pallet.storage(), item -> writeStorage(item, version));
        }
        writeEnum(pallet.calls().isEmpty()
                ? Optional.empty()
                : Optional.of(runtime.calls().describePallet(pallet, book)), version);
        writeEnum(pallet.events().isEmpty()
                ? Optional.empty()
                : Optional.of(runtime.events().describePallet(pallet, book)), version);
        writeList(pallet.constants(), constant -> {
            body.writeText(constant.name());
            body.writeCompact(constant.type().describe(book));
            body.writeByteList(constant.value().get());
            writeDocs(constant.docs());
            writeNotDeprecated(version);
        });
        writeEnum(pallet.errors().isEmpty()
                ? Optional.empty()
                : Optional.of(Outer.describeErrors(pallet, book)), version);
        if (version >= 16) {
            body.writeCompact(0); // associated types
            body.writeCompact(0); // view functions
        }
        body.writeU8(pallet.index());
        if (version >= 15) {
            body.writeCompact(0); // docs
        }
        writeNotDeprecated(version);
    }

    private void writeEnum(Optional<Integer> type, int version) {
        body.writeBool(type.isPresent());
        type.ifPresent(number -> {
            body.writeCompact(number);
            if (version >= 16) {
                body.writeCompact(0); // no variant is deprecated
            }
        });
    }

    private void writeStorage(StorageItemDecl item, int version) {
        body.writeText(item.name());
        body.writeU8(item.optional() ? 0 : 1);
        int value = item.value().describe(book);
        if (item.keys().isEmpty()) {
            body.writeU8(0);
            body.writeCompact(value);
        } else {
            body.writeU8(1);
            writeList(item.hashers(), hasher -> body.writeU8(hasher.ordinal()));
            body.writeCompact(keyType(item.keys()));
            body.writeCompact(value);
        }
        body.writeByteList(item.defaultBytes());
        writeDocs(item.docs());
        writeNotDeprecated(version);
    }

    private int keyType(List<Type<?>> keys) {
        if (keys.size() == 1) {
            return keys.getFirst().describe(book);
        }
        return tuple(keys);
    }

    private int tuple(List<Type<?>> parts) {
        record Identity(List<Integer> parts) {}
        List<Integer> numbers = new ArrayList<>();
        for (Type<?> part : parts) {
            numbers.add(part.describe(book));
        }
        return book.enter(new Identity(numbers), () -> TypeDef.anonymous(new TypeDef.Tuple(numbers)));
    }

    private void writeExtrinsic(int version) {
        ExtrinsicTypes types = runtime.extrinsic();
        int address = types.address().describe(book);
        int call = types.calls().describe(book);
        int signature = types.signature().describe(book);
        if (version == 14) {
            body.writeCompact(types.whole().describe(book));
            body.writeU8(4);
        } else if (version == 15) {
            body.writeU8(4);
            body.writeCompact(address);
            body.writeCompact(call);
            body.writeCompact(signature);
            body.writeCompact(types.extra().describe(book));
        } else {
            body.writeByteList(new byte[]{4});
            body.writeCompact(address);
            body.writeCompact(call);
            body.writeCompact(signature);
            // version 4 and 5 of extensions do not exist apart: version 0 names them all
            body.writeCompact(1);
            body.writeU8(0);
            body.writeCompact(runtime.extensions().size());
            for (int i = 0; i < runtime.extensions().size(); i++) {
                body.writeCompact(i);
            }
        }
        writeList(runtime.extensions(), extension -> {
            body.writeText(extension.id());
            body.writeCompact(extension.extra().describe(book));
            body.writeCompact(extension.implicit().describe(book));
        });
    }

    private void writeApis(int version) {
        writeList(runtime.apis(), api -> {
            body.writeText(api.name());
            writeList(api.methods(), method -> {
                body.writeText(method.name());
                writeList(method.inputs(), input -> {
                    body.writeText(input.name());
                    body.writeCompact(input.type().describe(book));
                });
                body.writeCompact(method.output().describe(book));
                writeDocs(method.docs());
                writeNotDeprecated(version);
            });
            writeDocs(api.docs());
            if (version >= 16) {
                body.writeCompact(api.version());
            }
            writeNotDeprecated(version);
        });
    }

    private void writeDocs(String docs) {
        body.writeCompact(docs.isEmpty() ? 0 : 1);
        if (!docs.isEmpty()) {
            body.writeText(docs);
        }
    }

    private void writeNotDeprecated(int version) {
        if (version >= 16) {
            body.writeU8(NOT_DEPRECATED);
        }
    }

    private <T> void writeList(List<T> items, java.util.function.Consumer<T> write) {
        body.writeCompact(items.size());
        items.forEach(write);
    }
}
