using System.Text;
using WigToken.Agent.Host.Secrets;

namespace WigToken.Agent.Host.Tests.Secrets;

public sealed class ArgumentSecretsTests
{
    [Theory]
    [InlineData("a --token secret once", "a --token ****** once")]
    [InlineData("a --token=secret", "a --token=******")]
    [InlineData("a --token:secret once", "a --token:****** once")]
    [InlineData("a --token --token b", "a --token ******* b")]
    [InlineData("a --token", "a --token")]
    [InlineData("a --token-file /f --tokens x", "a --token-file /f --tokens x")]
    [InlineData("a --tokne wts_0123456789 -x=we_0123456789abc", "a --tokne wts_********** -x=we_*************")]
    [InlineData("a wts_short awe_some_thing", "a wts_short awe_some_thing")]
    public void Overwrite_LeavesNoSecretInMemory(string before, string after)
    {
        var memory = Encoding.UTF8.GetBytes(before.Replace(' ', '\0') + '\0');

        ArgumentSecrets.Overwrite(memory);

        Assert.Equal(after.Replace(' ', '\0') + '\0', Encoding.UTF8.GetString(memory));
        Assert.Equal(before != after, ArgumentSecrets.In(before.Split(' ')).Count > 0);
    }

    [Fact]
    public void Hide_OtherText_StaysAsItIs() =>
        Assert.Equal("'wts_********' in 'ünï/wts_***********' of wts_1", TokenText.Hide("'wts_abcdefgh' in 'ünï/wts_0123456789A' of wts_1"));
}
