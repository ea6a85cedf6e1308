package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class DrawnIconsTest {

    private final DrawnIcons icons = new DrawnIcons(new PlantUmlLayout());

    @Test
    void everyTypeHasAPictureOfItsOwnService() {
        ResourceType strange = new ResourceType("AWS::Nowhere::Thing");
        Map<ResourceType, byte[]> pngs =
                icons.pngs(
                        Set.of(
                                ResourceType.KMS_KEY,
                                ResourceType.DB_CLUSTER,
                                ResourceType.LOG_GROUP,
                                strange));

        assertThat(pngs)
                .containsOnlyKeys(
                        ResourceType.KMS_KEY,
                        ResourceType.DB_CLUSTER,
                        ResourceType.LOG_GROUP,
                        strange)
                .allSatisfy((type, png) -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
        assertThat(pngs.get(ResourceType.KMS_KEY)).isNotEqualTo(pngs.get(ResourceType.LOG_GROUP));
    }

    @Test
    void nothingAskedIsNothingFound() {
        assertThat(icons.pngs(Set.of())).isEmpty();
    }
}
