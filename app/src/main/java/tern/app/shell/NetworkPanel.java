package tern.app.shell;

import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Popovers;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;

/// The choice of networks: the known ones and a field for a node's address.
final class NetworkPanel extends VBox {

    NetworkPanel(ShellModel model, ShellPresenter presenter, Texts texts, Popovers popovers) {
        setId("network-panel");
        getStyleClass().add("choice-panel");
        VBox list = new VBox();
        list.getStyleClass().add("choice-list");
        for (Network network : model.networks()) {
            Region dot = new Region();
            dot.getStyleClass().addAll("network-dot", "dot-" + switch (network.trust()) {
                case OWN -> "green";
                case NAMED -> "blue";
                case PUBLIC, PRACTICE -> "amber";
            });
            list.getChildren()
                    .add(new ChoiceRow("network-item-" + network.id(), dot, network.title(),
                            Optional.of(describe(network, texts)), false,
                            model.chosenNetwork().get().filter(network.id()::equals).isPresent(), () -> {
                                popovers.close();
                                presenter.chooseNetwork(network);
                            }));
        }
        getChildren().addAll(list, new TextEntry("network-endpoint", texts.get("endpoint.label"),
                texts.get("endpoint.prompt"), texts.get("endpoint.go"), presenter::chooseEndpoint, popovers::close));
    }

    private static String describe(Network network, Texts texts) {
        return switch (network.trust()) {
            case OWN -> texts.get("network.own");
            case NAMED -> texts.get("network.named.at", host(network));
            case PUBLIC -> texts.get("network.public.at", host(network));
            case PRACTICE -> texts.get("network.practice.line");
        };
    }

    private static String host(Network network) {
        return network.endpoints().getFirst().getAuthority();
    }
}
