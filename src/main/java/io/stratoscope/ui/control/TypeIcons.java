package io.stratoscope.ui.control;

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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the icons of resource types; each picture is decoded once. */
public final class TypeIcons {

    private final IconSource source;
    private final Map<ResourceType, Optional<Image>> images = new HashMap<>();

    public TypeIcons(IconSource source) {
        this.source = source;
    }

    /** A new node that shows the type's icon in a square. */
    public Node icon(ResourceType type, double size) {
        Optional<Image> image = images.computeIfAbsent(type, this::load);
        return image.<Node>map(picture -> pictured(picture, size))
                .orElseGet(() -> drawn(type, size));
    }

    private Optional<Image> load(ResourceType type) {
        return source.png(type)
                .map(png -> new Image(new ByteArrayInputStream(png)))
                .filter(image -> !image.isError());
    }

    private static Node pictured(Image image, double size) {
        ImageView view = new ImageView(image);
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        return view;
    }

    private static Node drawn(ResourceType type, double size) {
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

    private static Node glyph(Feather feather, double size) {
        FontIcon icon = new FontIcon(feather);
        icon.setStyle("-fx-icon-size: " + Math.round(size * 0.8) + "px;");
        icon.getStyleClass().add("type-glyph");
        StackPane square = new StackPane(icon);
        square.setPrefSize(size, size);
        square.setMinSize(size, size);
        square.setMaxSize(size, size);
        return square;
    }

    private static Node lettered(ResourceType type, double size) {
        Rectangle square = new Rectangle(size, size, Color.web(ServiceCategory.of(type).color()));
        square.setArcWidth(size / 4);
        square.setArcHeight(size / 4);
        Text letters = new Text(abbreviation(type));
        letters.setFont(Font.font("DejaVu Sans", FontWeight.BOLD, size * 0.32));
        letters.setFill(Color.WHITE);
        StackPane icon = new StackPane(square, letters);
        icon.setPrefSize(size, size);
        icon.setMinSize(size, size);
        icon.setMaxSize(size, size);
        return icon;
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
