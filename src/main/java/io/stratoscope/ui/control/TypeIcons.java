package io.stratoscope.ui.control;

import atlantafx.base.theme.Styles;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.model.ResourceType;

import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Makes the icons of resource types; each picture is decoded once. A type whose picture is not known yet is asked for, with
 * the others that are wanted at the same time, and shown with letters until it comes. Used on the application thread only.
 */
public final class TypeIcons {

    private final IconSource source;
    private final Executor aside;
    private final Executor applicationThread;
    private final Map<ResourceType, Image> images = new HashMap<>();

    /** What stands there with letters, by type, until the answer is there. */
    private final Map<ResourceType, List<WeakReference<StackPane>>> waiting = new HashMap<>();

    private final Set<ResourceType> wanted = new HashSet<>();
    private final Set<ResourceType> asked = new HashSet<>();

    /** Asks the source at once, for one that answers at once. */
    public TypeIcons(IconSource source) {
        this(source, Runnable::run, Runnable::run);
    }

    /**
     * Knows no picture yet.
     *
     * @param aside where the source may take its time
     */
    public TypeIcons(IconSource source, Executor aside, Executor applicationThread) {
        this.source = source;
        this.aside = aside;
        this.applicationThread = applicationThread;
    }

    /** Takes further pictures; those that are known stay. */
    public void learn(Map<ResourceType, byte[]> pngs) {
        pngs.forEach((type, png) -> {
            if (!images.containsKey(type)) {
                decoded(png).ifPresent(image -> learn(type, image));
            }
        });
    }

    private void learn(ResourceType type, Image image) {
        images.put(type, image);
        Optional.ofNullable(waiting.remove(type))
                .ifPresent(places ->
                        places.stream()
                                .map(WeakReference::get)
                                .flatMap(Stream::ofNullable)
                                .forEach(place -> fill(place, image, place.getPrefWidth())));
    }

    /** A new node that shows the type's icon in a square. */
    public Node icon(ResourceType type, double size) {
        Image image = images.get(type);
        if (image != null) {
            StackPane square = square(size);
            fill(square, image, size);
            return square;
        }
        StackPane letters = drawn(type, size);
        if (asked.add(type)) {
            waiting.put(type, new ArrayList<>());
            want(type);
        }
        Optional.ofNullable(waiting.get(type))
                .ifPresent(places -> places.add(new WeakReference<>(letters)));
        return letters;
    }

    /** One question for all that are wanted in the same turn of the application thread. */
    private void want(ResourceType type) {
        boolean first = wanted.isEmpty();
        wanted.add(type);
        if (first) {
            applicationThread.execute(this::ask);
        }
    }

    private void ask() {
        Set<ResourceType> types = Set.copyOf(wanted);
        wanted.clear();
        aside.execute(() -> {
            Map<ResourceType, byte[]> pngs = source.pngs(types);
            applicationThread.execute(() -> {
                learn(pngs);
                types.forEach(waiting::remove); // those without a picture stay as they are
            });
        });
    }

    private static Optional<Image> decoded(byte[] png) {
        return Optional.of(new Image(new ByteArrayInputStream(png)))
                .filter(image -> !image.isError());
    }

    private static void fill(StackPane square, Image image, double size) {
        ImageView view = new ImageView(image);
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        // Some pictures are dark lines on nothing: the plate is white where the theme is dark.
        Rectangle plate = new Rectangle(size, size);
        plate.setArcWidth(size / 8);
        plate.setArcHeight(size / 8);
        plate.getStyleClass().add("icon-plate");
        square.getChildren().setAll(plate, view);
    }

    private static StackPane drawn(ResourceType type, double size) {
        if (type.equals(Diagram.INTERNET)) {
            return glyph(Feather.GLOBE, size);
        }
        if (type.equals(Diagram.USERS)) {
            return glyph(Feather.USERS, size);
        }
        if (type.equals(Diagram.HEAP)) {
            return glyph(Feather.LAYERS, size);
        }
        return lettered(type, size);
    }

    private static StackPane glyph(Feather feather, double size) {
        FontIcon icon = new FontIcon(feather);
        // The icon keeps its font in the same inline style, so that this must not replace it.
        Styles.appendStyle(icon, "-fx-icon-size", Math.round(size * 0.8) + "px");
        icon.getStyleClass().add("type-glyph");
        return square(size, icon);
    }

    private static StackPane lettered(ResourceType type, double size) {
        Rectangle square = new Rectangle(size, size, Color.web(ServiceCategory.of(type).color()));
        square.setArcWidth(size / 4);
        square.setArcHeight(size / 4);
        Text letters = new Text(abbreviation(type));
        letters.setFont(Font.font("DejaVu Sans", FontWeight.BOLD, size * 0.32));
        letters.setFill(Color.WHITE);
        return square(size, square, letters);
    }

    private static StackPane square(double size, Node... layers) {
        StackPane square = new StackPane(layers);
        square.setPrefSize(size, size);
        square.setMinSize(size, size);
        square.setMaxSize(size, size);
        return square;
    }

    /** Two or three letters for a type: the well-known ones, else the capitals of its kind. */
    static String abbreviation(ResourceType type) {
        String known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        String capitals =
                type.kind()
                        .codePoints()
                        .filter(Character::isUpperCase)
                        .limit(3)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        if (capitals.length() > 1) {
            return capitals;
        }
        String kind = type.kind().toUpperCase(Locale.ROOT);
        return kind.substring(
                0, kind.offsetByCodePoints(0, Math.min(2, kind.codePointCount(0, kind.length()))));
    }

    private static final Map<ResourceType, String> KNOWN =
            Map.ofEntries(
                    Map.entry(ResourceType.INTERNET_GATEWAY, "IGW"),
                    Map.entry(ResourceType.NAT_GATEWAY, "NAT"),
                    Map.entry(ResourceType.ELASTIC_IP, "EIP"),
                    Map.entry(ResourceType.NETWORK_ACL, "ACL"),
                    Map.entry(ResourceType.LOAD_BALANCER, "ALB"),
                    Map.entry(ResourceType.EFS_FILE_SYSTEM, "EFS"),
                    Map.entry(ResourceType.EFS_MOUNT_TARGET, "MT"),
                    Map.entry(ResourceType.BUCKET, "S3"),
                    Map.entry(ResourceType.KMS_KEY, "KMS"),
                    Map.entry(ResourceType.ECS_SERVICE, "SVC"),
                    Map.entry(ResourceType.ECS_CLUSTER, "ECS"),
                    Map.entry(ResourceType.ECS_TASK_DEFINITION, "TD"),
                    Map.entry(ResourceType.DB_CLUSTER, "DB"),
                    Map.entry(ResourceType.DB_INSTANCE, "DB"),
                    Map.entry(ResourceType.HOSTED_ZONE, "R53"),
                    Map.entry(ResourceType.RECORD_SET, "DNS"),
                    Map.entry(ResourceType.TOPIC, "SNS"),
                    Map.entry(ResourceType.CERTIFICATE, "ACM"),
                    Map.entry(ResourceType.DATASYNC_TASK, "DS"),
                    Map.entry(ResourceType.LOG_GROUP, "LOG"),
                    Map.entry(ResourceType.IAM_ROLE, "IAM"));
}
