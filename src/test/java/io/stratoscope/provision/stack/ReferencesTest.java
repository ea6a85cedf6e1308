package io.stratoscope.provision.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    @Test
    void theyAreCloudFormations() {
        assertThat(JsonText.compact(References.to("Vpc"))).isEqualTo("{\"Ref\":\"Vpc\"}");
        assertThat(JsonText.compact(References.attribute("Files", "Arn")))
                .isEqualTo("{\"Fn::GetAtt\":[\"Files\",\"Arn\"]}");
        assertThat(JsonText.compact(References.text("${Files}.efs")))
                .isEqualTo("{\"Fn::Sub\":\"${Files}.efs\"}");
        assertThat(JsonText.compact(References.piece(1, "/", References.to("BackupTask"))))
                .isEqualTo("{\"Fn::Select\":[1,{\"Fn::Split\":[\"/\",{\"Ref\":\"BackupTask\"}]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'Ref': 'Vpc'} | Vpc",
                "{'Ref': 'AWS::Region'} | ~~",
                "{'Fn::GetAtt': ['Files', 'Arn']} | Files",
                "{'Fn::Sub': '${Files}.efs.${AWS::Region}'} | Files",
                "{'Fn::Sub': 'dualstack.${LoadBalancer.DNSName}'} | LoadBalancer",
                "{'Fn::Sub': '{{resolve:secretsmanager:${DatabasePassword}}}'} | DatabasePassword",
                "{'Fn::Sub': '${!Literal}'} | ~~",
                "{'Fn::Select': [1, {'Fn::Split': ['/', {'Ref': 'BackupTask'}]}]} | BackupTask",
                "[{'Ref': 'B'}, {'a': [{'Ref': 'A'}]}] | A,B",
                "{'Reference': 'Vpc'} | ~~",
                "['Ref', 'Vpc'] | ~~"
            })
    void whatAValueRefersTo(String value, String ids) {
        assertThat(String.join(",", References.in(JsonText.parse(value.replace('\'', '"')))))
                .isEqualTo(ids);
    }
}
