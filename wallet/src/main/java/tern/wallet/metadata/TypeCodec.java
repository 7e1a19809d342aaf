package tern.wallet.metadata;

import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// Decodes and encodes one type. Immutable once made, apart from what it caches; safe for several threads.
abstract class TypeCodec {

    abstract Value decode(ScaleReader in) throws ScaleException;

    abstract void encode(Value value, ScaleWriter out) throws ScaleException;
}
