import { useTexts } from '../i18n/TextsProvider';
import { type Language, languages } from '../i18n/texts';
import { Choice } from '../ui/Choice';
import { chooseTheme, themes, useTheme } from '../ui/theme';

export function Preferences() {
  const { t, language, speak } = useTexts();
  const theme = useTheme();
  return (
    <div className="preferences">
      <Choice
        label={t('language')}
        icon="language"
        value={language}
        options={Object.entries(languages).map(([value, text]) => ({ value: value as Language, text }))}
        onChange={speak}
      />
      <Choice
        label={t('theme')}
        icon="sun"
        value={theme}
        options={themes.map(value => ({ value, text: t(`theme.${value}`) }))}
        onChange={chooseTheme}
      />
    </div>
  );
}
