package tern.node.practice.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.crypto.Blake2;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hex;

/// A runtime API: what clients ask through `state_call` under `Trait_method`.
public final class ApiDecl {

    /// Answers one method at a state.
    @FunctionalInterface
    public interface Answer {
        Object answer(Query query, List<Object> args) throws ScaleException;
    }

    /// What a method may read.
    ///
    /// @param state the state asked about; changes are not kept
    /// @param block the number of its block
    public record Query(State state, long block) {}

    /// One method.
    public record Method(String name, List<CallDecl.Arg> inputs, Type<?> output, String docs, Answer answer) {

        /// Decodes the arguments, answers, encodes the result.
        ///
        /// @throws ScaleException when the arguments do not decode
        public byte[] call(Query query, byte[] encodedArgs) throws ScaleException {
            ScaleReader in = new ScaleReader(encodedArgs);
            List<Object> args = new ArrayList<>(inputs.size());
            for (CallDecl.Arg input : inputs) {
                args.add(input.type().read(in));
            }
            in.requireEnd();
            ScaleWriter out = new ScaleWriter();
            output.writeAny(answer.answer(query, args), out);
            return out.toBytes();
        }
    }

    private final String name;
    private final int version;
    private final String docs;
    private final List<Method> methods = new ArrayList<>();

    public ApiDecl(String name, int version, String docs) {
        this.name = name;
        this.version = version;
        this.docs = docs;
    }

    public <T> ApiDecl method(String method, Type<T> output, String methodDocs, Answer answer, CallDecl.Arg... inputs) {
        methods.add(new Method(method, List.of(inputs), output, methodDocs, answer));
        return this;
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    String docs() {
        return docs;
    }

    public List<Method> methods() {
        return List.copyOf(methods);
    }

    /// The method that `Trait_method` names, when it is of this API.
    public Optional<Method> find(String qualified) {
        if (!qualified.startsWith(name + "_")) {
            return Optional.empty();
        }
        String wanted = qualified.substring(name.length() + 1);
        return methods.stream().filter(method -> method.name().equals(wanted)).findFirst();
    }

    /// The API's number in `RuntimeVersion.apis`: BLAKE2b-64 of its name.
    public String id() {
        return Hex.encode(Blake2.hash(8, name.getBytes(StandardCharsets.UTF_8)));
    }
}
